import type { OpenTexts } from '../../texts.js';

export const openInsights: readonly OpenTexts[] = [
  {
    slug: 'wall-screen',
    title: 'Screen for the wall',
    description:
      'A large, quiet page for the control room: open faults, promises at risk, who is free; it signs in once a month.',
    points: 3,
    valueEur: 3_500,
    rice: { reach: 85, impact: 0.5, confidence: 0.8, effort: 0.5 },
    signals: [
      'fenholt slack: got a 65” tv and a browser that logs itself out every 8 hours. tv shows your login page, very calming',
      'carrowmore email: For the control room we need a page without menus, readable from six metres.',
      'quayside interview: We built our own wall display out of screenshots. Don’t ask.',
    ],
  },
  {
    slug: 'customer-sla-report',
    title: 'Monthly report for the customer’s meeting',
    description:
      'Promises kept and broken, with reasons, per site and month, as a document that the account manager can take to the meeting unedited.',
    points: 5,
    valueEur: 15_200,
    rice: { reach: 190, impact: 2, confidence: 0.8, effort: 1 },
    dependsOn: ['site-hours'],
    signals: [
      'southmere interview: First Monday of the month: three people, two days, one slide deck per trust.',
      'fenholt email: The client’s own figures are on the table before ours, and theirs are worse for us. I would like to arrive with mine.',
      'verrazin support: Is there a document with the respected and missed deadlines, by building? The syndics ask for it each quarter.',
      'hebel slack: monthly SLA pdf, same as last month, other numbers. that’s the job i’d like to lose',
    ],
  },
  {
    slug: 'workload-forecast',
    title: 'How much work is coming?',
    description:
      'Expected hours by region and skill for the next twelve weeks from contracts, seasons, weather and the age of the machines, with a range.',
    valueEur: 23_000,
    opportunity: { importance: 7, satisfaction: 0.2 },
    signals: [
      'tamarind interview: The first hot week always surprises us. It has come in June for thirty years.',
      'brisland email: We hire temps for the winter in August. Until now, the number is my age plus the boss’s shoe size.',
      'wexcombe slack: would pay for a forecast that’s wrong in an honest way',
      'nordhal interview: Half of our faults come from machines older than twelve years. You know their age, and you know the weather. What is stopping you?',
    ],
  },
  {
    slug: 'carbon-report',
    title: 'Carbon report per customer',
    description:
      'Kilometres, refrigerant and replaced parts as CO₂ equivalents per customer and year, with the method in an annex.',
    points: 8,
    valueEur: 9_500,
    rice: { reach: 70, impact: 1, confidence: 0.5, effort: 2 },
    dependsOn: ['refrigerant-log'],
    signals: [
      'isarwerk email: Three clients report under CSRD and ask for the emissions of our visits. We made up an average.',
      'southmere support question: Do you have kilometres per client? Our NHS trusts ask for a footprint of every supplier.',
      'vestbo slack: kommune tender: 30 % weight on climate. we need numbers or we need a miracle',
    ],
  },
  {
    slug: 'technician-scorecard',
    title: 'Scorecard per technician',
    description: 'Jobs, ratings and repeat visits per technician in one table.',
    points: 5,
    valueEur: 7_000,
    status: 'dropped',
    signals: [
      'orchard-gate interview: I want to know who is good. I think I know. I would like to be sure before I say it.',
      'isarwerk email -: Individual performance figures are excluded by our works agreement. If this comes, it must be possible to switch it off for good.',
    ],
  },
  {
    slug: 'cost-of-returns',
    title: 'What do second visits cost?',
    description:
      'Second visits with their cause and cost: missing part, wrong diagnosis, no access, and the trend of each.',
    points: 5,
    valueEur: 10_500,
    rice: { reach: 230, impact: 1, confidence: 0.8, effort: 1 },
    dependsOn: ['fault-codes'],
    signals: [
      'nordhal email: I know how often we go twice. I need to know what it costs and whose fault it is, the part’s, the plan’s or the person’s.',
      'laddning interview: Thirty per cent second visits, says my gut. My gut has no pie chart.',
      'caldera support question: Is there a filter for jobs within 14 days of another one on the same unit?',
    ],
  },
];
