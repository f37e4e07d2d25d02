import Button from '@atlaskit/button/new';
import { boardApi, ConfirmDialog, Pill, useFormat, type Format } from '@valora/board';
import type { api } from '@valora/contracts';
import { type Data } from '@valora/contracts';
import { useState } from 'react';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';

type Token = Data<typeof api.identity.apiTokens>['items'][number];

const life = ({ lastUsedAt, expiresAt }: Token, format: Format): string => {
  const used = lastUsedAt === null ? 'never used' : `last used ${format.age(lastUsedAt)}`;
  return `${used}, ${expiresAt === null ? 'never ends' : `ends ${format.age(expiresAt)}`}`;
};

/** Tokens with their last use, each of which can be revoked. */
export const TokenList = ({ tokens }: { readonly tokens: readonly Token[] }) => {
  const format = useFormat();
  const [ending, setEnding] = useState<Token | null>(null);
  const [revoke] = boardApi.useRevokeApiTokenMutation();
  const { isRunning, run } = useAction();
  const confirm = async (token: Token) => {
    await run({ attempt: 'revoke the token', done: `“${token.name}” no longer works.` }, () =>
      revoke({ params: { id: token.id } }).unwrap(),
    );
    setEnding(null);
  };
  return (
    <>
      <ul className={rows.rows}>
        {tokens.map((token) => (
          <li key={token.id} className={rows.row}>
            <div className={rows.words}>
              <span className={rows.name}>
                {token.name} <Pill>{token.role}</Pill>
              </span>
              <span className={rows.meta}>{life(token, format)}</span>
            </div>
            <Button appearance="subtle" onClick={() => setEnding(token)} aria-label={`Revoke ${token.name}`}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      {ending === null ? null : (
        <ConfirmDialog
          title={`Revoke “${ending.name}”?`}
          confirmLabel="Revoke"
          isDangerous
          isBusy={isRunning}
          onConfirm={() => void confirm(ending)}
          onClose={() => setEnding(null)}
        >
          Scripts that use it fail from now on. This cannot be undone; make a new token instead.
        </ConfirmDialog>
      )}
    </>
  );
};
