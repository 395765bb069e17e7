-- AlterTable
ALTER TABLE "Board" ADD COLUMN "deletedAt" BIGINT;

-- CreateTable
CREATE TABLE "Thumbnail" (
    "boardId" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("boardId", "theme"),
    CONSTRAINT "Thumbnail_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Board_deletedAt_idx" ON "Board"("deletedAt");
