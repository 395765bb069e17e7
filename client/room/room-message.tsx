import "./room.css";

/** In large type, for the far end of the room. */
export function RoomMessage({ title, text }: { title: string; text: string }) {
  return (
    <main id="main" className="room-message dotted">
      <div role="status">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
    </main>
  );
}
