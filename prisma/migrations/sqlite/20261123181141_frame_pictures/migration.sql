-- CreateTable
CREATE TABLE "FramePicture" (
    "boardId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("boardId", "frameId"),
    CONSTRAINT "FramePicture_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
