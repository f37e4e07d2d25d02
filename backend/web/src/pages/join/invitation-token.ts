import { z } from 'zod';
import { tokenInFragment } from '../../session/link-fragment.js';

/** A pasted invitation link, read down to its token. */
export const invitationToken = z.object({
  link: z.string().transform((pasted, context) => {
    const fragmentAt = pasted.indexOf('#');
    const token = fragmentAt === -1 ? null : tokenInFragment(pasted.slice(fragmentAt), 'invitation');
    if (token !== null) return token;
    context.addIssue({ code: 'custom', message: 'Paste the whole link, with all that stands after #.' });
    return z.NEVER;
  }),
});
