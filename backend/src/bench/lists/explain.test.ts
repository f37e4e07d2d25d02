import { sequentialScans } from './explain.js';

describe('sequentialScans', () => {
  it('finds them wherever they are, parallel ones too', () => {
    expect(
      sequentialScans({
        'Node Type': 'Nested Loop',
        Plans: [
          { 'Node Type': 'Index Scan', 'Relation Name': 'rankings' },
          {
            'Node Type': 'Gather',
            Plans: [{ 'Node Type': 'Parallel Seq Scan', 'Relation Name': 'features' }],
          },
          { 'Node Type': 'Seq Scan', 'Relation Name': 'epics' },
        ],
      }),
    ).toEqual(['features', 'epics']);
  });
});
