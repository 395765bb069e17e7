-- CreateTable
CREATE TABLE "Projection" (
    "boardId" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Projection_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Item" (
    "boardId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,

    PRIMARY KEY ("boardId", "id"),
    CONSTRAINT "Item_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "boardId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "ownerKey" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "dueOn" TEXT,
    "dueKey" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    PRIMARY KEY ("boardId", "itemId"),
    CONSTRAINT "ActionItem_boardId_itemId_fkey" FOREIGN KEY ("boardId", "itemId") REFERENCES "Item" ("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "boardId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "decidedAt" TEXT NOT NULL,
    "topic" TEXT NOT NULL,

    PRIMARY KEY ("boardId", "itemId"),
    CONSTRAINT "Decision_boardId_itemId_fkey" FOREIGN KEY ("boardId", "itemId") REFERENCES "Item" ("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "boardId" TEXT NOT NULL,
    "itemId" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "SearchEntry_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SearchEntry_boardId_itemId_fkey" FOREIGN KEY ("boardId", "itemId") REFERENCES "Item" ("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionChange" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "boardId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    CONSTRAINT "ActionChange_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ActionItem_status_dueKey_idx" ON "ActionItem"("status", "dueKey");

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_boardId_itemId_key" ON "SearchEntry"("boardId", "itemId");

-- CreateIndex
CREATE INDEX "ActionChange_boardId_itemId_idx" ON "ActionChange"("boardId", "itemId");

-- Full-text search over SearchEntry (FTS5, external content). Not in schema.prisma, which knows no virtual tables; a
-- migration that rebuilds "SearchEntry" drops the triggers with it and has to end with these statements again.
-- A title counts four times.
CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
    "title", "text",
    content = 'SearchEntry', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO "SearchIndex" ("SearchIndex", "rank") VALUES ('rank', 'bm25(4.0, 1.0)');

CREATE TRIGGER "SearchEntry_inserted" AFTER INSERT ON "SearchEntry" BEGIN
    INSERT INTO "SearchIndex" ("rowid", "title", "text") VALUES (new."key", new."title", new."text");
END;
CREATE TRIGGER "SearchEntry_deleted" AFTER DELETE ON "SearchEntry" BEGIN
    INSERT INTO "SearchIndex" ("SearchIndex", "rowid", "title", "text")
    VALUES ('delete', old."key", old."title", old."text");
END;
CREATE TRIGGER "SearchEntry_updated" AFTER UPDATE OF "title", "text" ON "SearchEntry" BEGIN
    INSERT INTO "SearchIndex" ("SearchIndex", "rowid", "title", "text")
    VALUES ('delete', old."key", old."title", old."text");
    INSERT INTO "SearchIndex" ("rowid", "title", "text") VALUES (new."key", new."title", new."text");
END;
