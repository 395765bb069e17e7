-- CreateTable
CREATE TABLE "Publication" (
    "boardId" TEXT NOT NULL PRIMARY KEY,
    "publishedAt" BIGINT NOT NULL,
    "publishedBy" TEXT NOT NULL,
    CONSTRAINT "Publication_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Publication_publishedAt_idx" ON "Publication"("publishedAt");
