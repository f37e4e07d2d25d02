import { useEffect, useState } from 'react';
import { Message } from '../ui/message.js';
import { useConnection } from './session-context.js';

/** A blink of the network is nobody's concern. */
const patienceMs = 2000;

/** Says that changes arrive late, for as long as they do. */
export const ConnectionNote = () => {
  const connection = useConnection();
  const [lost, setLost] = useState<typeof connection | null>(null);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setLost(connection === 'live' ? null : connection);
      },
      connection === 'live' ? 0 : patienceMs,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [connection]);
  if (lost === null) return null;
  return lost === 'polling' ? (
    <Message tone="info" title="Not live">
      Changes by others are not announced here right now; the board looks for them every half minute.
    </Message>
  ) : (
    <Message tone="warning" title="Reconnecting">
      Live updates are interrupted; the board looks for changes every half minute until they are back.
    </Message>
  );
};
