import { openBridge, type ForgeNode } from './bridge';
import { issueHost } from './issue-host';
import { textOf } from './tree';

/** Waits for the tree an entry hands over; an entry renders when it is loaded. */
const treeOf = async (load: () => Promise<unknown>): Promise<ForgeNode> => {
  const state = openBridge(issueHost({}, { extension: { fieldValue: 80 } }));
  await load();
  const endMs = Date.now() + 4000;
  while (!state.forgeDoc || textOf(state.forgeDoc) === '') {
    if (Date.now() > endMs) throw new Error('The entry rendered nothing');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return state.forgeDoc;
};

describe('entries of the surfaces', () => {
  it.each([
    ['panel', () => import('../ui/panel'), 'Valora’s server does not answer'],
    ['context', () => import('../ui/context'), 'Not scored yet.'],
    ['field', () => import('../ui/field'), '+80\u00A0%'],
    ['gadget', () => import('../ui/gadget'), 'Choose a project first'],
    ['gadget-edit', () => import('../ui/gadget-edit'), 'How many issues'],
  ])('%s renders its surface', async (_name, load, words) => {
    const tree = await treeOf(load);
    expect(tree.type).toBe('Root');
    expect(textOf(tree)).toContain(words);
  });
});
