import { listTemplates } from "@/board/templates/templates";
import { findStanding } from "@/server/access/standing";
import { createContinueBoard } from "./continue-board";
import { createCopyBoard } from "./copy-board";
import { createChangeAction } from "./change-action";
import { createListActionChanges } from "./list-action-changes";
import { createListActions } from "./list-actions";
import { createSearchBoards } from "./search-boards";
import { createBoardRecord } from "./board-record";
import { createCreateBoard } from "./create-board";
import { createCreateLink } from "./create-link";
import { createDeleteBoard } from "./delete-board";
import { createDocumentState } from "./document-state";
import { createDuplicateBoard } from "./duplicate-board";
import { createExportArchive } from "./export-archive";
import { createFindFramePicture, createListFramePictures, createSaveFramePicture } from "./frame-pictures";
import { createImportArchive } from "./import-archive";
import { createFindAsset } from "./find-asset";
import { createFindThumbnail } from "./find-thumbnail";
import { createGetBoard } from "./get-board";
import { createIdentify } from "./identify";
import { createJoinByCode } from "./join-by-code";
import { createJoinByLink } from "./join-by-link";
import { createListLibrary } from "./list-library";
import { createListBoards } from "./list-boards";
import { createListDecisions } from "./list-decisions";
import { createListLinks } from "./list-links";
import { createReadmitPerson, createRemovePerson } from "./remove-person";
import { createRenameBoard } from "./rename-board";
import { createReplaceLink } from "./replace-link";
import { createListTrash } from "./list-trash";
import { createPublishBoard, createTakeBackBoard, publishingOf } from "./publish-board";
import { createPurgeBoard } from "./purge-board";
import { createRestoreBoard } from "./restore-board";
import { createReviewFacts } from "./review-facts";
import { createRevokeLink } from "./revoke-link";
import { createReopenBoard, createSealBoard } from "./seal-board";
import { createSetOrigin } from "./set-origin";
import { createRunSessionCommand } from "./run-session-command";
import { createSessionView } from "./session-view";
import { createSaveThumbnail } from "./save-thumbnail";
import { createUploadAsset } from "./upload-asset";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The use cases over their stores; one file each. */
export function createServices(deps: ServiceDeps): Services {
  return {
    identify: createIdentify(deps),
    standing: (actor, boardId) => findStanding(deps, actor, boardId),
    createBoard: createCreateBoard(deps),
    copyBoard: createCopyBoard(deps),
    createKeyRequired: () => deps.createKey !== null,
    getBoard: createGetBoard(deps),
    renameBoard: createRenameBoard(deps),
    deleteBoard: createDeleteBoard(deps),
    sealBoard: createSealBoard(deps),
    reopenBoard: createReopenBoard(deps),
    publishing: () => publishingOf(deps),
    publishBoard: createPublishBoard(deps),
    takeBackBoard: createTakeBackBoard(deps),
    listLibrary: createListLibrary(deps),
    continueBoard: createContinueBoard(deps),
    reviewFacts: createReviewFacts(deps),
    setOrigin: createSetOrigin(deps),
    listTrash: createListTrash(deps),
    restoreBoard: createRestoreBoard(deps),
    purgeBoard: createPurgeBoard(deps),
    duplicateBoard: createDuplicateBoard(deps),
    listBoards: createListBoards(deps),
    listLinks: createListLinks(deps),
    createLink: createCreateLink(deps),
    revokeLink: createRevokeLink(deps),
    replaceLink: createReplaceLink(deps),
    removePerson: createRemovePerson(deps),
    readmitPerson: createReadmitPerson(deps),
    listTemplates,
    join: createJoinByLink(deps),
    joinByCode: createJoinByCode(deps),
    runSessionCommand: createRunSessionCommand(deps),
    sessionView: createSessionView(deps),
    listDecisions: createListDecisions(deps),
    uploadAsset: createUploadAsset(deps),
    findAsset: createFindAsset(deps),
    saveThumbnail: createSaveThumbnail(deps),
    findThumbnail: createFindThumbnail(deps),
    boardRecord: createBoardRecord(deps),
    listFramePictures: createListFramePictures(deps),
    findFramePicture: createFindFramePicture(deps),
    saveFramePicture: createSaveFramePicture(deps),
    exportArchive: createExportArchive(deps),
    importArchive: createImportArchive(deps),
    changeAction: createChangeAction(deps),
    actionChanges: createListActionChanges(deps),
    listActions: createListActions(deps),
    search: createSearchBoards(deps),
    documentState: createDocumentState(deps),
  };
}
