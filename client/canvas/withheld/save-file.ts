/** Has the browser save a file under a name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has begun when the click returns; the address must outlive its start in Safari.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
