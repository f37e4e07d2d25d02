import type { OpenTexts } from '../../texts.js';
import { loudCompanySignals } from '../loud-company.js';

export const openDispatchBoard: readonly OpenTexts[] = [
  {
    slug: 'customer-colours',
    title: 'Colour jobs by customer on the board',
    description:
      'Each customer or customer group gets a colour stripe on its jobs, next to the status colour that exists today.',
    points: 3,
    valueEur: 2_500,
    rice: { reach: 60, impact: 0.5, confidence: 0.8, effort: 0.5 },
    ageDays: 520,
    signals: loudCompanySignals,
  },
  {
    slug: 'two-week-view',
    title: 'Two weeks of every team on one screen',
    description:
      'A compact view with one row per technician and fourteen columns, so that a dispatcher sees where next week still breathes.',
    points: 8,
    valueEur: 17_000,
    rice: { reach: 420, impact: 1, confidence: 0.8, effort: 1.5 },
    signals: [
      'aldergate interview: I plan a fortnight but I see a day. It is like reading a map through a straw.',
      'southmere slack: can we zoom out? five teams, ten days, one screen, tiny boxes are fine',
      'zuiderkade email: Modernisations block a team for two weeks, and on the day view nobody can see that the block is there.',
      'wexcombe support: Please could the board show more than seven days. I keep two browser windows side by side, one per week.',
      'tarnow interview: On Fridays my boss asks how next week looks, and I answer from memory because there is no picture of it.',
    ],
  },
  {
    slug: 'storm-mode',
    title: 'Storm mode: replan a region in one go',
    description:
      'When forty faults arrive within an hour the dispatcher freezes what must stay, drops what can wait, and gets a new plan for the whole region with all messages prepared.',
    points: 13,
    valueEur: 42_000,
    rice: { reach: 90, impact: 3, confidence: 0.5, effort: 3 },
    dependsOn: ['postpone-list'],
    signals: [
      'carrowmore interview !: The January storm: 312 alarms before breakfast. We closed your product and opened a whiteboard. I would rather not say that in public.',
      'carrowmore email =: As discussed with your researcher, replanning a whole region after a storm is the one thing we would pay extra for.',
      'pellworm email: When the storm tide comes all pumps call at once. We need a plan for twenty people in ten minutes, not one job at a time.',
      'wexcombe slack: hail last june took out strings on 60 sites. replanning = 2 dispatchers, 2 days, 1 resignation (nearly)',
      'brisland interview: First frost, every year, the same circus. Six hundred boilers, and we replan by shouting.',
      'norrsken email -: After the cable cut, the board helped us to see the mess, and did nothing to help us out of it.',
      'glaswen slack: lightning night again, 70 cabinets, whole of gwent. board = useless when everything is red',
    ],
  },
  {
    slug: 'lock-confirmed',
    title: 'Lock visits the customer has confirmed',
    description:
      'A confirmed visit gets a padlock; moving it asks twice and sends an apology with new slots.',
    points: 3,
    valueEur: 6_800,
    rice: { reach: 700, impact: 1, confidence: 0.8, effort: 0.5 },
    status: 'planned',
    signals: [
      'brisland email -: A tenant took a day off for us and the visit had been moved by a colleague who could not know. We sent flowers.',
      'caldera slack: padlock on confirmed ones pls, the optimiser happily shuffles them',
      'southmere support: Clean rooms are booked with the infection control nurse weeks ahead. If such a visit moves, we pay for the cleaning twice.',
      'quayside email: Chef agrees to a slot between lunch and dinner, then it slides into service. He no longer agrees to slots.',
    ],
  },
  {
    slug: 'apprentice-pairing',
    title: 'Apprentices ride along',
    description:
      'An apprentice follows a journeyman for a period; the plan shows both, counts one, and keeps a training record.',
    points: 3,
    rice: { reach: 110, impact: 0.5, confidence: 0.8, effort: 0.5 },
    signals: [
      'hinrichs email: Mein Lehrling steht im Plan als voller Mann. Am Freitag stand er deshalb allein vor einem Schaltschrank.',
      'isarwerk interview: Forty apprentices, and for the chamber we must prove who learned what with whom.',
      'two-rivers slack: trainee shows up as free capacity. trainee is 17',
    ],
  },
  {
    slug: 'keyboard-planning',
    title: 'Plan without the mouse',
    description:
      'Every action of the board has a shortcut, and a command line finds jobs, people and days by typing.',
    points: 5,
    valueEur: 3_500,
    opportunity: { importance: 5, satisfaction: 0.6 },
    signals: [
      'glaswen github: I move two hundred tickets a day and my wrist hurts. Arrow keys plus a quick-open would do.',
      'southmere support: One of our dispatchers uses a switch device. She can read the board and cannot move anything on it.',
    ],
  },
  {
    slug: 'handover-notes',
    title: 'Notes for the next shift',
    description:
      'A page per shift with what is open, promised or odd, tied to jobs, and signed by whoever takes over.',
    points: 3,
    rice: { reach: 140, impact: 1, confidence: 0.5, effort: 0.5 },
    signals: [
      'carrowmore interview: The night desk leaves me a yellow note. Sometimes under the keyboard, sometimes in the kitchen.',
      'aldergate slack: handover = voice message of 6 min. nobody listens to minute 5. minute 5 had the trapped passenger',
      'fenholt email: Promises made to a care home at 21:50 must reach the person who comes at 22:00.',
    ],
  },
  {
    slug: 'draft-plans',
    title: 'Try a plan before anybody sees it',
    description:
      'A private copy of the coming weeks to try out changes in, compared with the real plan in hours, kilometres and broken promises, then published or thrown away.',
    valueEur: 15_000,
    opportunity: { importance: 6, satisfaction: 0.3 },
    signals: [
      'isarwerk email: Before I move a team to Augsburg I want to see what it costs. Today I move it, and then I see.',
      'nordhal interview: Planning the summer is a chess game, and your board plays with touch-move rules.',
      'bjorkhag slack: sandbox week? i experiment on the live plan and people get texts..',
    ],
  },
  {
    slug: 'postpone-list',
    title: 'A list of what can wait',
    description:
      'Each job says how long it may slip without breaking a promise; the board offers the ones that can go first.',
    points: 5,
    valueEur: 12_000,
    rice: { reach: 350, impact: 1, confidence: 0.8, effort: 1 },
    wsjf: { businessValue: 8, timeCriticality: 5, riskReduction: 8, jobSize: 5 },
    status: 'in_progress',
    signals: [
      'southmere interview: When somebody calls in sick, I need the three jobs that nobody will miss. Finding them takes longer than doing one of them.',
      'tamarind email: Filter changes can slip for a fortnight, a server room can’t slip for an hour. On the board they are the same grey box.',
      'vestbo support: Which of tomorrow’s visits are movable? We ring the customers to find out, and they find it unprofessional.',
    ],
  },
  {
    slug: 'sticky-memos',
    title: 'Sticky memos on the board',
    description: 'Free yellow notes that can be placed anywhere between the jobs.',
    points: 2,
    status: 'dropped',
    signals: [
      'castellan slack: could i stick a note on thursday? just a note. “mum’s birthday” sort of thing',
    ],
  },
];
