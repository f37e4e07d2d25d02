import Badge from '@atlaskit/badge';
import EmptyState from '@atlaskit/empty-state';
import Heading from '@atlaskit/heading';
import Link from '@atlaskit/link';
import Lozenge from '@atlaskit/lozenge';
import { Bleed, Box, Inline, Pressable, Stack, Text, xcss } from '@atlaskit/primitives';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { SimpleTag } from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import Tooltip from '@atlaskit/tooltip';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { fault } from '../faults.js';
import { isForgeDoc, type ForgeDoc } from './forge-doc.js';
import { glyphs } from './icons.js';
import { kind, type Drawn, type Kind } from './kind.js';

const space =
  'padding paddingBlock paddingBlockStart paddingBlockEnd paddingInline paddingInlineStart paddingInlineEnd';

const styled = ({ xcss: style, ...props }: Record<string, unknown>) => ({
  ...props,
  ...(style === undefined ? {} : { xcss: xcss(style as Parameters<typeof xcss>[0]) }),
});

export const drawValue = (value: unknown, draw: Drawn['draw']): ReactNode => {
  if (isForgeDoc(value)) return draw([value]);
  if (Array.isArray(value)) return value.map((one, index) => <span key={index}>{drawValue(one, draw)}</span>);
  return value as ReactNode;
};

const actionsOf = (given: unknown, draw: Drawn['draw']): ReactElement[] => {
  const docs = (Array.isArray(given) ? given : [given]).filter(isForgeDoc);
  return docs.map((action: ForgeDoc) => {
    if (action.type !== 'SectionMessageAction')
      fault(`SectionMessage takes SectionMessageAction as actions, not ${action.type}`);
    const { onClick, href, testId } = action.props;
    return createElement(
      SectionMessageAction,
      { key: action.key, onClick, href, testId } as never,
      draw(action.children),
    );
  });
};

/** A `#` or relative address means Jira’s own pages. */
const anchor = ({ props, children }: Drawn): ReactNode => {
  const { openNewTab, href, ...rest } = props;
  return (
    <Link {...rest} href={href} {...(openNewTab === true ? { target: '_blank' } : {})}>
      {children}
    </Link>
  );
};

const icon = ({ props }: Drawn): ReactNode => {
  const { glyph, label, color } = props as { glyph: string; label?: string; color?: string };
  const Glyph = glyphs[glyph];
  if (label === undefined) fault(`Icon "${glyph}" needs a label, empty where it only decorates`);
  if (Glyph === undefined) {
    fault(`the host draws no icon "${glyph}" yet`);
    return null;
  }
  return <Glyph label={label ?? ''} {...(color === undefined ? {} : { color })} />;
};

/** Words, layout and messages. */
export const textKinds: Readonly<Record<string, Kind>> = {
  Root: kind('', ({ children }) => children),
  Fragment: kind('', ({ children }) => children),
  String: kind('text', ({ props }) => props.text as ReactNode),
  Text: kind('align as color maxLines size weight testId', ({ props, children }) =>
    props.as === 'strike' ? <s>{children}</s> : <Text {...props}>{children}</Text>,
  ),
  Strong: kind('', ({ children }) => <strong>{children}</strong>),
  Em: kind('', ({ children }) => <em>{children}</em>),
  Code: kind('testId', ({ children }) => <code>{children}</code>),
  Heading: kind('size color as id testId level', ({ props, children }) => (
    <Heading {...props} size={props.size ?? 'medium'}>
      {children}
    </Heading>
  )),
  Badge: kind('appearance max testId', ({ props, children }) => <Badge {...props}>{children}</Badge>),
  Lozenge: kind('appearance isBold maxWidth testId', ({ props, children }) => (
    <Lozenge {...props}>{children}</Lozenge>
  )),
  Box: kind(`backgroundColor ${space} xcss testId role id`, ({ props, children }) => (
    <Box {...styled(props)}>{children}</Box>
  )),
  Pressable: kind(`backgroundColor isDisabled onClick ${space} xcss testId`, ({ props, children }) => (
    <Pressable {...styled(props)}>{children}</Pressable>
  )),
  Stack: kind('alignBlock alignInline grow space spread testId', ({ props, children }) => (
    <Stack {...props}>{children}</Stack>
  )),
  Inline: kind(
    'alignBlock alignInline spread grow space shouldWrap separator rowSpace testId',
    ({ props, children }) => <Inline {...props}>{children}</Inline>,
  ),
  Bleed: kind('all inline block testId', ({ props, children }) => <Bleed {...props}>{children}</Bleed>),
  Link: kind('href openNewTab appearance testId onClick', anchor),
  List: kind('type', ({ props, children }) =>
    props.type === 'ordered' ? <ol>{children}</ol> : <ul>{children}</ul>,
  ),
  ListItem: kind('', ({ children }) => <li>{children}</li>),
  Icon: kind('glyph label color primaryColor secondaryColor size spacing testId', icon),
  Tag: kind('text appearance color elemBefore href testId', ({ props, draw }) => (
    <SimpleTag {...props} elemBefore={drawValue(props.elemBefore, draw)} />
  )),
  TagGroup: kind('alignment', ({ props, children }) => <TagGroup {...props}>{children}</TagGroup>),
  Tooltip: kind('position mousePosition content truncate testId delay', ({ props, children }) => (
    <Tooltip {...props}>
      {(trigger: Record<string, unknown>) => <span {...(trigger as Record<string, never>)}>{children}</span>}
    </Tooltip>
  )),
  Spinner: kind('appearance delay label size testId', ({ props }) => (
    <Spinner {...props} interactionName="host" />
  )),
  ProgressBar: kind('appearance ariaLabel isIndeterminate testId value', ({ props }) => (
    <ProgressBar {...props} />
  )),
  SectionMessage: kind('appearance title actions testId', ({ props, children, draw }) => (
    <SectionMessage
      {...props}
      {...(props.actions === undefined ? {} : { actions: actionsOf(props.actions, draw) })}
    >
      {children}
    </SectionMessage>
  )),
  EmptyState: kind(
    'buttonGroupLabel description header headingLevel isLoading primaryAction secondaryAction tertiaryAction testId width',
    ({ props, draw }) => (
      <EmptyState
        {...props}
        description={drawValue(props.description, draw)}
        primaryAction={drawValue(props.primaryAction, draw)}
        secondaryAction={drawValue(props.secondaryAction, draw)}
        tertiaryAction={drawValue(props.tertiaryAction, draw)}
      />
    ),
  ),
};
