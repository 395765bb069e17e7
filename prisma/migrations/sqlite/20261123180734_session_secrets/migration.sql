-- CreateTable
CREATE TABLE "SessionCode" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "boardId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    CONSTRAINT "SessionCode_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HumBallot" (
    "boardId" TEXT NOT NULL,
    "humId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT,

    PRIMARY KEY ("boardId", "humId", "voter"),
    CONSTRAINT "HumBallot_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PrivateNote" (
    "boardId" TEXT NOT NULL,
    "writingId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("boardId", "writingId", "id"),
    CONSTRAINT "PrivateNote_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InboxText" (
    "boardId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("boardId", "id"),
    CONSTRAINT "InboxText_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SessionCode_boardId_idx" ON "SessionCode"("boardId");
