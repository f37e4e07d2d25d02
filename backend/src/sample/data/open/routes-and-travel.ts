import type { OpenTexts } from '../../texts.js';

export const openRoutesAndTravel: readonly OpenTexts[] = [
  {
    slug: 'electric-vans',
    title: 'Routes that know the van is electric',
    description:
      'Range, charge on departure and charging stops go into the day’s order, in winter with the winter range; the plan says where and how long to charge.',
    points: 8,
    valueEur: 19_000,
    rice: { reach: 260, impact: 2, confidence: 0.5, effort: 2 },
    signals: [
      'brisland interview: By next summer half our vans are electric. On a day in January your route leaves them in Dordrecht with nine per cent.',
      'laddning email: We maintain charging stations and run out of charge. My drivers find this less funny than my friends do.',
      'vestbo slack: -15°C = 40 % less range. optimiser plans like it’s june',
      'verrazin email: La mairie de Lyon subsidises electric vans only if we can document the kilometres. Range planning would help us use them at all.',
      'southmere support question: Is there any way of telling the route planner that a vehicle cannot do more than 140 miles?',
      'nordhal interview: Two of the pilots were towed. After that nobody wanted the electric van except for the car park.',
    ],
  },
  {
    slug: 'low-emission-zones',
    title: 'Keep the wrong van out of low-emission zones',
    description:
      'Vehicles carry their emission class; the board warns when a job lies in a zone that the van may not enter.',
    points: 5,
    valueEur: 5_500,
    rice: { reach: 180, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'two-rivers email: Bath charged us nine pounds a time, Bristol as well. The board sends whichever van is nearest.',
      'duero support: Madrid Central: 200 euros por una furgoneta equivocada. Dos veces en octubre.',
      'zuiderkade slack: LEZ antwerp fines last year €4,350. could have been a warning on the screen',
    ],
  },
  {
    slug: 'replan-on-cancel',
    title: 'Fill the gap when a visit is cancelled',
    description:
      'A cancellation on the day offers jobs that fit the gap by place, skill and parts on the van, and asks the technician before it books one.',
    points: 8,
    valueEur: 26_000,
    costOfDelayEurPerWeek: 500,
    rice: { reach: 640, impact: 2, confidence: 0.8, effort: 2 },
    status: 'planned',
    dependsOn: ['postpone-list'],
    signals: [
      'meridian interview: School closed, two hours gone, driver sits in a lay-by eating crisps. Happens daily, to somebody.',
      'brisland email: 6 % of our appointments fall out on the day. At 61,000 visits a year I’ll let you do the sum.',
      'tamarind slack: cancelled at 9:40, found out at 11 that a job was waiting two streets away',
      'tamarind email =: As mentioned in chat: a cancelled slot near other open work should not need a phone call. It happened twice more this week.',
      'caldera interview: Highland roads. If the Ullapool visit falls through and I don’t give you another one there, you’ve driven to Ullapool for the view.',
      'garrigue support: After a cancellation the technician calls the desk, the desk looks, calls back. Half an hour for nothing, each time.',
      'baltica email: Our machines in canteens are not reachable when the canteen is closed for a trade fair. We learn it at the door. Then what?',
    ],
  },
  {
    slug: 'parking-notes',
    title: 'Where to park',
    description:
      'A parking spot and a note per site, learned from where vans really stopped, shown before the navigation starts.',
    points: 2,
    rice: { reach: 900, impact: 0.25, confidence: 0.8, effort: 0.5 },
    signals: [
      'greenlock slack: “opposite the bakery, not the loading bay” that knowledge walks out the door with every leaver',
      'verrazin interview: In the Croix-Rousse a technician circles for twenty minutes, or he asks the one colleague who knows the yard.',
    ],
  },
  {
    slug: 'public-transport',
    title: 'Routes by tram and on foot',
    description:
      'City technicians with a backpack travel by public transport; the plan uses timetables instead of roads.',
    signals: [
      'veloheld email: We ride bicycles. Your routing wants us on the Autobahn, which is brave.',
      'lumen slack question: in zürich we go by tram. can one technician be without car?',
      'isarwerk interview: The inner-city team gave up its vans and now has arrival times that assume vans.',
    ],
  },
  {
    slug: 'daily-rest',
    title: 'Eleven hours of rest between two working days',
    description:
      'The board refuses plans that break the daily rest after night call-outs, shows the earliest lawful start, and keeps a record for the inspectorate.',
    points: 8,
    mustDo: {
      reason:
        'EU Working Time Directive, article 3: eleven hours of daily rest; two customers were inspected this year',
      dueInDays: 120,
    },
    signals: [
      'nordhal email !: The trade supervisory office asked for six months of rest periods. Your board had planned our night crew at seven in the morning, repeatedly.',
      'vestbo support: Arbeidstilsynet expects us to prove eleven hours after each call-out. Where do we find that in Fieldmoor?',
      'calanca interview: The union counts. If the system counted first, I would sleep better, and so would they.',
    ],
  },
  {
    slug: 'multi-day-tours',
    title: 'Tours with nights in a hotel',
    description:
      'Several days become one tour with overnight stops, so that far regions are visited in one go instead of three times.',
    points: 8,
    valueEur: 11_000,
    opportunity: { importance: 7, satisfaction: 0.35 },
    signals: [
      'norrsken interview: Luleå to Kiruna is four hours. Nobody drives that for one splice, so we collect, in a spreadsheet, until it is worth a hotel.',
      'pellworm email: A week on the islands is one tour for us and five unrelated days for you.',
      'caldera slack: orkney trip = ferry + 3 days + 11 boilers. planning it in the board is hopeless, we do it on paper',
      'wrona interview: Stettin, Świnoujście, Kołobrzeg, and back by Thursday. I book the rooms first and then fit in the cranes.',
    ],
  },
  {
    slug: 'weather-windows',
    title: 'Do not send people onto wet roofs',
    description:
      'Job types can carry limits for wind, rain and frost; the board warns two days ahead and offers indoor work instead.',
    points: 5,
    valueEur: 8_000,
    rice: { reach: 150, impact: 2, confidence: 0.5, effort: 1 },
    signals: [
      'rooftop email: It rains in Dublin. I cancel eleven roofs at seven in the morning, by hand, with one thumb, in the rain.',
      'wexcombe slack: wind >12 m/s = no panels. forecast knows it on tuesday, we find out on thursday on the roof',
      'wrona support: Above wind force six no crane may be inspected. Please let the plan look at the forecast.',
      'castellan interview: Frost on slate. My knees remember every time the calendar won.',
    ],
  },
];
