import type { DeliveredTexts } from '../../texts.js';

export const deliveredRoutesAndTravel: readonly DeliveredTexts[] = [
  {
    slug: 'live-travel-times',
    title: 'Travel times that know the traffic',
    description:
      'Drive times on the board come from traffic at the hour of the trip instead of a straight line times a factor, refreshed every fifteen minutes.',
    points: 8,
    valueEur: 22_000,
    delivery: {
      releasedDaysAgo: 820,
      effortDays: 18.5,
      valueEur: 8_000,
      note: 'City accounts fit a third of a job more into a day; rural accounts saw nothing.',
    },
    signals: [
      'verrazin interview: Between Villeurbanne and Oullins your system says twelve minutes. At five in the afternoon it is fifty. My planners stopped reading the number.',
      'aldergate email -: Our technicians call the estimated arrival “the daily joke”. It is hard to defend the subscription with that in the room.',
      'meridian slack praise +: M1 closed this morning and the board just coped. nice work',
    ],
  },
  {
    slug: 'route-optimiser',
    title: 'Propose the best order of a technician’s day',
    description:
      'One button sorts a day’s jobs by travel, time windows and priority, shows what it saves, and applies only when the dispatcher agrees.',
    points: 13,
    valueEur: 48_000,
    delivery: {
      releasedDaysAgo: 776,
      effortDays: 18,
      valueEur: 25_500,
      note: 'Adopted where jobs are short and many; lift companies with four calls a day ignore it. Half of the promise, still our best seller.',
    },
    signals: [
      'meridian interview: Forty machines a day per driver. The order decides whether we make money, and today the order is whatever Paul feels like.',
      'baltica email: 38 coffee machines between Wismar and Stralsund. My drivers sort them by hand in the evening, unpaid, and are tired of it.',
      'brisland slack: boiler checks are 20 min each, travel is the real cost. who can show us what you have planned for routing?',
      'lackner support question >: Does the sorting know that some pools may only be visited before ten?',
    ],
  },
  {
    slug: 'map-view',
    title: 'The day on a map',
    description:
      'Jobs and technicians on a map beside the board, coloured by status; selecting an area selects its jobs.',
    points: 8,
    valueEur: 14_000,
    delivery: {
      releasedDaysAgo: 712,
      effortDays: 23,
      valueEur: 17_600,
      note: 'Became the demo everybody remembers: sales named it in nine won deals.',
    },
    signals: [
      'garrigue email: A list of postcodes tells me nothing. If I could see the calls around the Étang de Thau I would never send two vans there.',
      'rooftop slack: map plz. dublin addresses are chaos and i know the city by eye not by eircode',
      'wexcombe interview: I have the solar sites pinned on a paper map behind me. You can laugh, but look how often I turn round.',
    ],
  },
  {
    slug: 'start-from-home',
    title: 'Start and end the route at home',
    description:
      'Technicians who take the van home start their route there; paid travel begins where their contract says.',
    points: 3,
    valueEur: 6_000,
    delivery: {
      releasedDaysAgo: 690,
      effortDays: 2.5,
      valueEur: 10_200,
      note: 'Cheap, and it unlocked the Scandinavian accounts where nobody drives to a depot.',
    },
    signals: [
      'bjorkhag support: All our fitters have the van at home, but every route begins at the office in Uppsala. The first drive is therefore always wrong.',
      'vestbo slack question: can a route start where the person lives? norwegian law counts that drive differently so we need to see it',
      'laddning support praise +: Home start works. First week that the planned and the driven kilometres agree.',
    ],
  },
  {
    slug: 'ferries-and-tolls',
    title: 'Ferries and toll roads in the drive time',
    description:
      'Crossings with timetables count into the travel time, and toll roads can be avoided per vehicle.',
    points: 2,
    valueEur: 1_200,
    delivery: {
      releasedDaysAgo: 601,
      effortDays: 6,
      valueEur: 0,
      note: 'Two accounts use it. Both were happy before.',
    },
    signals: [
      'pellworm email: Half of our pumps stand on islands. A plan that ignores the ferry to Wittdün is not a plan.',
    ],
  },
  {
    slug: 'nearest-technician',
    title: 'Who is nearest to this fault?',
    description:
      'For an urgent job the board lists technicians by arrival time from where they are now, with what they would have to drop.',
    points: 5,
    valueEur: 12_000,
    delivery: {
      releasedDaysAgo: 520,
      effortDays: 22,
      valueEur: 0,
      note: 'Dispatchers ring the person they trust, not the one who is nearest. Reaction times did not change.',
    },
    signals: [
      'aldergate interview: Someone is stuck in a lift and I’m scrolling through names to remember who is in Solihull. That is the worst minute of my job.',
      'fenholt slack !: we need “closest engineer” for call-outs, SLA is 4h and norfolk is long',
      'carrowmore support question >: Does the proximity list use the last known position or the planned one? Ours looked an hour old.',
    ],
  },
];
