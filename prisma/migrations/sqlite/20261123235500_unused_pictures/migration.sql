-- AlterTable
ALTER TABLE "Asset" ADD COLUMN "unusedSince" BIGINT;
