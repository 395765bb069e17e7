-- CreateTable
CREATE TABLE "Board" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "editedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "BoardDocument" (
    "boardId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "head" INTEGER NOT NULL,

    PRIMARY KEY ("boardId", "document"),
    CONSTRAINT "BoardDocument_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BoardUpdate" (
    "boardId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "covers" TEXT,
    "update" BLOB NOT NULL,

    PRIMARY KEY ("boardId", "document", "seq"),
    CONSTRAINT "BoardUpdate_boardId_document_fkey" FOREIGN KEY ("boardId", "document") REFERENCES "BoardDocument" ("boardId", "document") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BoardSnapshot" (
    "boardId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "update" BLOB NOT NULL,

    PRIMARY KEY ("boardId", "document", "seq"),
    CONSTRAINT "BoardSnapshot_boardId_document_fkey" FOREIGN KEY ("boardId", "document") REFERENCES "BoardDocument" ("boardId", "document") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "boardId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" BLOB NOT NULL,
    "tokenSealed" BLOB NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT,
    "revokedAt" BIGINT,
    CONSTRAINT "Link_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BrowserSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secretHash" BLOB NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Grant" (
    "sessionId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "grantedAt" BIGINT NOT NULL,
    "removedAt" BIGINT,

    PRIMARY KEY ("sessionId", "boardId", "linkId"),
    CONSTRAINT "Grant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "BrowserSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Grant_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Grant_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "Link" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Asset" (
    "boardId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("boardId", "hash"),
    CONSTRAINT "Asset_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Link_tokenHash_key" ON "Link"("tokenHash");

-- CreateIndex
CREATE INDEX "Link_boardId_createdAt_idx" ON "Link"("boardId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "BrowserSession_secretHash_key" ON "BrowserSession"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "BrowserSession_personId_key" ON "BrowserSession"("personId");

-- CreateIndex
CREATE INDEX "Grant_boardId_idx" ON "Grant"("boardId");

-- CreateIndex
CREATE INDEX "Grant_linkId_idx" ON "Grant"("linkId");

-- CreateIndex
CREATE INDEX "Asset_hash_idx" ON "Asset"("hash");
