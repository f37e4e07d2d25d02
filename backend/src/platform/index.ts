export { systemActor, type Actor } from './actor.js';
export type { Caller } from './api/caller.js';
export {
  handle,
  handleOpen,
  handleQuery,
  type MountedRoute,
  type OpenRequest,
  type Reply,
  type SignedInRequest,
  type TeamRequest,
} from './api/handle.js';
export {
  assertOnePaging,
  decodeCursor,
  encodeCursor,
  toPage,
  type CursorKind,
  type PageQuery,
} from './api/page.js';
export { newestPage } from './api/newest-page.js';
export { signedIn } from './api/signed-in.js';
export { isStorableText } from './api/storable-text.js';
export { systemClock, type Clock } from './clock.js';
export type { Database, TeamScope } from './db/database.js';
export type { PreparedQuery } from './db/read-team.js';
export {
  AppError,
  conflict,
  forbidden,
  invalidInput,
  notFound,
  unauthenticated,
  versionMismatch,
} from './errors/errors.js';
export type { EventHandler, HandlerContext } from './events/event-handler.js';
export { touchedFeatures, type EventType, type StoredEvent } from './events/event-types.js';
export { once } from './events/once.js';
export { recordEvent, type NewEvent } from './events/record-event.js';
export { newId } from './ids.js';
export type { Lake } from './lake/folder-lake.js';
export type { LiveBus } from './live/live-bus.js';
export type { Logger } from './log/logger.js';
export {
  GiveUp,
  type CommonHandler,
  type JobContext,
  type JobHandler,
  type PeriodicHandler,
} from './queue/job-handler.js';
export { resumeSilent } from './queue/resume-silent.js';
export type { JobQueues, WorkRequest } from './queue/queues.js';
export type { Envelope } from './secrets/envelope.js';
export type { KeyWrap, Sealer } from './secrets/key-wrap.js';
