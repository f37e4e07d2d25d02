import type { ComponentType } from 'react';
import AddIcon from '@atlaskit/icon/core/add';
import AlertIcon from '@atlaskit/icon/core/alert';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import ArrowRightIcon from '@atlaskit/icon/core/arrow-right';
import CheckCircleIcon from '@atlaskit/icon/core/status-success';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import ChevronUpIcon from '@atlaskit/icon/core/chevron-up';
import ClockIcon from '@atlaskit/icon/core/clock';
import CommentIcon from '@atlaskit/icon/core/comment';
import CrossIcon from '@atlaskit/icon/core/cross';
import DeleteIcon from '@atlaskit/icon/core/delete';
import DownloadIcon from '@atlaskit/icon/core/download';
import EditIcon from '@atlaskit/icon/core/edit';
import EpicIcon from '@atlaskit/icon/core/epic';
import InformationIcon from '@atlaskit/icon/core/status-information';
import LightbulbIcon from '@atlaskit/icon/core/lightbulb';
import LinkIcon from '@atlaskit/icon/core/link';
import LinkExternalIcon from '@atlaskit/icon/core/link-external';
import LockIcon from '@atlaskit/icon/core/lock-locked';
import QuestionCircleIcon from '@atlaskit/icon/core/question-circle';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import SettingsIcon from '@atlaskit/icon/core/settings';
import StarIcon from '@atlaskit/icon/core/star-unstarred';
import StopwatchIcon from '@atlaskit/icon/core/stopwatch';
import WarningIcon from '@atlaskit/icon/core/status-warning';

interface IconProps {
  readonly label: string;
  readonly color?: string;
}

/** Glyphs by the names UI Kit gives them; more are added when a screen uses them. */
export const glyphs: Readonly<Record<string, ComponentType<IconProps>>> = {
  add: AddIcon,
  alert: AlertIcon,
  'arrow-down': ArrowDownIcon,
  'arrow-up': ArrowUpIcon,
  'arrow-right': ArrowRightIcon,
  'check-circle': CheckCircleIcon,
  'check-mark': CheckMarkIcon,
  'chevron-down': ChevronDownIcon,
  'chevron-right': ChevronRightIcon,
  'chevron-up': ChevronUpIcon,
  clock: ClockIcon,
  comment: CommentIcon,
  cross: CrossIcon,
  delete: DeleteIcon,
  download: DownloadIcon,
  edit: EditIcon,
  epic: EpicIcon,
  information: InformationIcon,
  info: InformationIcon,
  lightbulb: LightbulbIcon,
  link: LinkIcon,
  'link-external': LinkExternalIcon,
  'lock-locked': LockIcon,
  'question-circle': QuestionCircleIcon,
  refresh: RefreshIcon,
  settings: SettingsIcon,
  star: StarIcon,
  'status-information': InformationIcon,
  'status-success': CheckCircleIcon,
  'status-warning': WarningIcon,
  stopwatch: StopwatchIcon,
  warning: WarningIcon,
} as Readonly<Record<string, ComponentType<IconProps>>>;
