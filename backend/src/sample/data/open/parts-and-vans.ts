import type { OpenTexts } from '../../texts.js';

export const openPartsAndVans: readonly OpenTexts[] = [
  {
    slug: 'van-to-van',
    title: 'Hand a part from van to van',
    description: 'Two technicians meet in a car park; one scan moves the part, and both stocks stay right.',
    points: 3,
    valueEur: 2_800,
    rice: { reach: 500, impact: 0.5, confidence: 0.8, effort: 0.5 },
    signals: [
      'tamarind slack: swapping parts in a supermarket car park is how this company works. the stock list does not know about supermarkets',
      'duero support question: How do I move a fan motor from one technician to another without going through the store?',
    ],
  },
  {
    slug: 'reserve-parts',
    title: 'Reserve parts for tomorrow’s jobs',
    description:
      'Parts a planned job needs are reserved in the van or ordered in time; the board shows jobs whose part will not be there.',
    points: 5,
    valueEur: 22_000,
    costOfDelayEurPerWeek: 300,
    rice: { reach: 900, impact: 2, confidence: 0.8, effort: 1.5 },
    signals: [
      'nordhal interview: The part was in the van on Monday. On Tuesday a colleague used it elsewhere. On Wednesday we stood before forty metres of warm milk.',
      'quayside email: Every fourth visit ends with “part on order”. The kitchen hears “not today”.',
      'caldera slack: fan in stock ✅ fan promised to someone else ✅ fan gone ✅',
      'baltica support: Please warn the dispatcher when the pump for tomorrow’s machine is not on the van. The driver notices at the customer’s.',
      'aldergate email: Ropes take three weeks. The date of the visit should know that.',
      'zuiderkade interview: Planning without parts is planning the disappointment.',
    ],
  },
  {
    slug: 'returns-and-deposits',
    title: 'Returns and deposits',
    description:
      'Old boards and cores go back to the supplier with a slip; missing credits are listed after thirty days.',
    valueEur: 6_500,
    signals: [
      'laddning email: There are 22,000 crowns in old boards on a shelf in my workshop. The deadline for the deposit was in June.',
      'hinrichs support: Rückgaben an den Großhandel sollten im Auftrag stehen, nicht auf der Sonnenblende.',
    ],
  },
  {
    slug: 'night-delivery',
    title: 'Parts delivered into the van at night',
    description:
      'Orders until six in the evening are put into the parked van by night couriers; the slot and the box are in the order.',
    points: 8,
    valueEur: 15_500,
    opportunity: { importance: 6, satisfaction: 0.4 },
    dependsOn: ['reserve-parts'],
    signals: [
      'isarwerk interview: Our people queue at the wholesaler at seven with everybody else’s people. It is a nice breakfast, and it costs me a job a day.',
      'nordhal slack: night express into the boot works, ordering it by fax does not (yes fax)',
      'vestbo email: Could orders go straight to the night courier with the parking position of the car?',
    ],
  },
  {
    slug: 'part-by-photo',
    title: 'Find a part by photo',
    description:
      'A photo of the broken thing proposes the five likeliest parts from the catalogues, with the maker’s plate read along.',
    points: 13,
    valueEur: 25_000,
    rice: { reach: 1_100, impact: 1, confidence: 0.5, effort: 3 },
    signals: [
      'quayside interview: It’s a valve. Brass, square, from before I was born. Finding its number takes longer than fitting it.',
      'castellan slack: photo -> part number would be witchcraft and i want it',
      'bellec email: Les joints de chambre froide se ressemblent tous. J’en commande deux pour en avoir un de bon.',
      'greenlock support: I photograph the cylinder and ask three suppliers what it is. Could the app be the fourth?',
    ],
  },
  {
    slug: 'substitute-parts',
    title: 'Parts that replace each other',
    description:
      'Successors and equivalents are known, so a search for a discontinued part finds the one that fits.',
    points: 5,
    valueEur: 7_200,
    rice: { reach: 700, impact: 0.5, confidence: 0.8, effort: 1 },
    signals: [
      'tamarind email: Three numbers, one capacitor. We stock all three and always run out of the fourth.',
      'melktechnik interview: Der Hersteller ändert jedes Jahr die Nummer. Die Dichtung ist seit 1994 dieselbe.',
      'meridian support: Searching for a discontinued coin mech shows nothing, although the new one fits. The driver orders it as a special for twice the money.',
    ],
  },
  {
    slug: 'price-files',
    title: 'New supplier prices overnight',
    description:
      'Price files of suppliers are read every night; changes above a limit wait for a person’s yes.',
    points: 3,
    valueEur: 4_800,
    signals: [
      'two-rivers slack: copper fittings +18 % since tuesday. my quotes say tuesday minus one year',
      'hinrichs email: I lost money on a distribution board because the catalogue price was from February.',
      'dauphine support question: At what time are the wholesaler prices refreshed?',
    ],
  },
];
