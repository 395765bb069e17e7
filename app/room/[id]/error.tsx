"use client";

import { RoomFailure } from "@/client/room/room-failure";

export default function RoomError({ error }: { error: Error & { digest?: string } }) {
  return <RoomFailure error={error} />;
}
