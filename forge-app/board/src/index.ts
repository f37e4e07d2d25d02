export { Board, type BoardProps } from './page/board.js';
export { useAwaitingEpics } from './page/use-awaiting-epics.js';
export { BoardPage, type BoardPageProps } from './page/board-page.js';
export { ApiProvider, SessionProvider, useTransport } from './page/providers.js';
export { useConnection, useSession, useWhyNot } from './page/session-context.js';
export { permits, whyNotPermitted } from './access/permits.js';

export { createHttpTransport, type HttpTransportOptions } from './transport/http-transport.js';
export {
  createForgeTransport,
  type ForgeTransportOptions,
  type InvokeRemote,
  type RemoteRequest,
} from './transport/forge-transport.js';
export type { SubscribeGlobal } from './transport/forge-live.js';
export type {
  ConnectionState,
  ConnectLive,
  LiveMessage,
  OnConnectionChange,
  OnLiveMessage,
  Transport,
} from './transport/transport.js';
export type { AnyRoute, CallArgs, OperationId, RouteOf } from './transport/routes.js';
export {
  ApiError,
  asApiFailure,
  problemsOf,
  toApiFailure,
  type ApiErrorCode,
  type ApiFailure,
} from './transport/api-error.js';

export { boardApi } from './data/board-api.js';
export { createBoardStore, type BoardStore } from './data/store.js';
export { tags, type Tag } from './data/cache-tags.js';

export { createBrowserUrlState, type UrlState } from './url/url-state.js';
export { applyTheme, type ColorMode } from './theme/apply-theme.js';

export {
  formatCount,
  formatDays,
  formatExact,
  formatMoney,
  formatNumber,
  formatPoints,
  formatProbability,
  formatRange,
  formatRoi,
  formatRoiRange,
} from './format/numbers.js';
export { formatAge, formatDay, formatMoment } from './format/dates.js';
export { useFormat, type Format } from './format/use-format.js';

export { carriesText, fieldName, fieldWords } from './data-policy/field-words.js';
export { policySentence, ruleNames, rulesSentence } from './data-policy/policy-sentences.js';
export { modeNames, twoWayNames } from './data-policy/policy-words.js';
export { sideText } from './data-policy/side-text.js';
export { ledgerSentence } from './ledger/ledger-sentence.js';
export { modelPartLabel } from './list/words.js';
export { ReliabilityPlot, type PlottedShare } from './chart/reliability-plot.js';

export { ConfirmDialog } from './ui/confirm-dialog.js';
export { ErrorMessage } from './ui/error-message.js';
export { Check, Select, TextArea, TextInput } from './ui/controls.js';
export { Field, type FieldBinding } from './ui/field.js';
export { plainOptions, SelectField, TextAreaField, TextField } from './ui/form-fields.js';
export { HiddenText } from './ui/hidden-text.js';
export { Message, type MessageTone } from './ui/message.js';
export { Pill, SampleMark, type PillTone } from './ui/pill.js';
export { Skeleton } from './ui/skeleton.js';
