/** Id of the element that has the keys while a grid is edited. */
export function gridFieldId(shapeId: string): string {
  return `grid-field-${shapeId.replace(/\W/g, "-")}`;
}
