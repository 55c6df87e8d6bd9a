/** Invented people for measuring the search: common names of France put together at random, and a hundred real ways of mishearing a name. */

const firstNames =
  'Céline Fatoumata Solène Mehmet Kévin Inès Bruno Awa Hélène Jocelyne Maël Jade Yann Nolwenn Gwenaëlle Erwan Loïc Maryvonne Odile Gérard Lucette Marcel Paulette Thérèse Raymond Monique Jean-Claude Marie-Thérèse Jean-Pierre Anne-Marie Nadia Karim Fatima Mohamed Aïcha Youssef Samira Rachid Khadija Abdelkader Zohra Leïla Mamadou Aminata Ousmane Mariam Ibrahima Aïssatou Sékou Kadiatou Moussa Bintou Thi-Lan Minh Van-Hai Kim Huong Joao Maria Fernanda José Antonio Teresa Ayse Emre Fatma Hüseyin Piotr Agnieszka Krzysztof Svetlana Dmitri Oksana Ionela Florin Elena Besnik Arta Blerim Nathalie Stéphane Sandrine Christophe Valérie Laurent Isabelle Philippe Sylvie Thierry Corinne Éric Véronique Pascal Florence Olivier Patricia Frédéric Aurélie Julien Émilie Nicolas Élodie Guillaume Mélanie Anthony Laëtitia Jérémy Jessica Dylan Océane Enzo Léa Hugo Manon Lucas Chloé Théo Emma Nathan Camille Quentin Marine Baptiste Pauline Rémi Justine Gaëtan Margaux Cyril Delphine Ludovic Séverine Xavier Ghislaine Zacharie Wafa Hichem Soumaya Tarek Ilham'.split(
    ' ',
  )
const lastNames =
  'Aubertin Diarra Kerbrat Demirel Lantier Caradec Sarr Prigent Tual Vasseur Poncelet Bianchi Sacko Nguyen Kowalski Thévenet Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Perez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Fernandez Picard Renaud Rolland Le-Goff Le-Gall Le-Roux Le-Floc’h Quéméneur Guézennec Kermarrec Kervella Abgrall Cloarec Riou Le-Bihan Le-Bras Tanguy Corre Traoré Coulibaly Diallo Bah Camara Cissé Konaté Keita Sow Ndiaye Diop Fall Mbaye N’Guessan Kouassi Ouattara Koné Touré Benali Bouzid Belkacem Haddad Mansouri El-Amrani Cherif Hamidi Saïdi Ziani Boukhari Bensaïd Oubella Yilmaz Kaya Demir Aydin Öztürk Silva Ferreira Dos-Santos Pereira Rodrigues Gomes Carvalho Da-Costa Tran Pham Hoang Vo Kowalczyk Wisniewski Nowak Popescu Ionescu Dumitru Hoxha Krasniqi Gashi Petrov Ivanov Shevchenko'.split(
    ' ',
  )
const starts = 'Mar Bon Gir Lam Vill Cor Fau Bel Mont Cha Del Per Sau Tri Gou Rav Pou Bar Tho Cal Ner Jou Fer Mal Gra Bri Dor Pla'.split(
  ' ',
)
const ends = 'neau tin ard eau rier celot quet don mont lière vin zac ouin aud illon gnol tel fort chon gnan iot seau vel bert'.split(' ')

/** A small generator of figures between 0 and 1, the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Name = { firstName: string; lastName: string }

/** `count` different invented people; a third of them bear a rare last name, as in a real town. */
export const inventNames = (count: number, seed = 20_260_616): Name[] => {
  const random = seeded(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const names = new Map<string, Name>()
  while (names.size < count) {
    const lastName = random() < 0.35 ? pick(starts) + pick(ends) : pick(lastNames).replace(/^(Le|El|Da|Dos)-/, '$1 ')
    const name = { firstName: pick(firstNames), lastName }
    names.set(`${name.firstName} ${name.lastName}`, name)
  }
  return [...names.values()]
}

const near: Readonly<Record<string, string>> = {
  a: 'zqs', b: 'vn', c: 'xv', d: 'sf', e: 'zr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'km', m: 'lp', n: 'bv',
  o: 'ip', p: 'om', q: 'as', r: 'et', s: 'qd', t: 'ry', u: 'yi', v: 'cb', w: 'xs', x: 'wc', y: 'tu', z: 'ae',
} // prettier-ignore

/** One slip of the fingers on a French keyboard, in a word of four letters or more: a letter lost, doubled, swapped, or its neighbour. */
export const slip = (text: string, random: () => number): string => {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (word.length >= 4 ? [at] : []))
  const at = long[Math.floor(random() * long.length)]
  if (at === undefined) return text
  const word = words[at] ?? ''
  const place = Math.floor(random() * (word.length - 1))
  const [letter, next] = [word[place] ?? '', word[place + 1] ?? '']
  const choice = Math.floor(random() * 4)
  const neighbours = near[letter.toLowerCase()] ?? 'e'
  const put =
    [next, letter + letter + next, next + letter, (neighbours[Math.floor(random() * neighbours.length)] ?? '') + next][choice] ?? ''
  words[at] = word.slice(0, place) + put + word.slice(place + 2)
  return words.join(' ')
}

/** As written in the case file = as typed by someone who heard it, or who never saw it written. One pair a line. */
export const misheard: readonly (readonly [Name, string])[] = `
Solène|Kerbrat=querbra solene
Fatoumata|Diarra=djara fatoumata
Thi-Lan|Nguyen=nguyenne
Minh|Nguyen=gouyen min
Yann|Le Floc’h=lefloch yan
Nolwenn|Le Floc’h=le flok nolwen
Céline|Aubertin=obertin selin
Mehmet|Demirel=demirell memet
Kévin|Lantier=lentié kevin
Inès|Caradec=karadek ines
Awa|Sarr=sar awa
Hélène|Prigent=prijan elene
Jocelyne|Tual=tuale josseline
Gérard|Vasseur=vaceur gerar
Paulette|Poncelet=ponselé paulete
Antonio|Bianchi=bianki antonio
Moussa|Sacko=sako moussa
Piotr|Kowalski=covalski piotre
Krzysztof|Kowalczyk=kovaltchik cristof
Agnieszka|Wisniewski=visniesky agnieska
Bruno|Thévenet=tevenet bruno
Sékou|Traoré=trahoré secou
Kadiatou|Coulibaly=koulibali cadiatou
Mamadou|Diallo=djalo mamadu
Ousmane|Ouattara=watara ousman
Aïssatou|N’Guessan=nguesan aissatou
Ibrahima|Cissé=sissé ibraima
Mariam|Konaté=conate mariame
Bintou|Keita=queita bintou
Aminata|Ndiaye=n’diaye aminata
Moussa|Kouassi=couassi moussa
Mohamed|Benali=ben ali mohammed
Abdelkader|Belkacem=abd el kader belkassem
Khadija|El Amrani=elamrani kadija
Zohra|Bouzid=bouzide zora
Youssef|Haddad=hadad yousef
Samira|Mansouri=mansouri samyra
Rachid|Boukhari=boukari rachide
Aïcha|Bensaïd=ben said aicha
Leïla|Cherif=shérif leila
Karim|Hamidi=amidi carim
Fatima|Ziani=zyani fatma
Nadia|Oubella=oubela nadya
Hüseyin|Öztürk=osturk huseyin
Ayse|Yilmaz=ilmaz aysé
Joao|Ferreira=fereira joao
Fernanda|Rodrigues=rodriguez fernanda
José|Dos Santos=dossantos jose
Maria|Da Costa=dacosta maria
Teresa|Gomes=gomez thereza
Antonio|Carvalho=carvalo antonio
Huong|Tran=tran hung
Van-Hai|Pham=fam van hai
Kim|Hoang=oang kim
Svetlana|Shevchenko=chevchenko svetlana
Oksana|Petrov=petroff oxana
Ionela|Popescu=popescou yonela
Besnik|Krasniqi=krasniki besnik
Arta|Hoxha=hodja arta
Loïc|Quéméneur=kemener loic
Erwan|Guézennec=guesenec erwann
Gwenaëlle|Kermarrec=kermarek gwenael
Maryvonne|Kervella=quervela maryvone
Yann|Cloarec=kloarec yan
Loïc|Abgrall=abgral loick
Odile|Le Bihan=lebian odil
Marcel|Le Bras=lebras marcel
Lucette|Le Goff=legof lucette
Thérèse|Le Gall=legal therese
Jean-Claude|Lefebvre=lefevre jean claude
Philippe|Gauthier=gotier philipe
Christophe|Gautier=gauthier kristophe
Laurent|Renaud=renault lorent
Thierry|Leroux=lerou tierry
Stéphane|Schmitt=chmit stefane
Éric|Muller=muler erik
Isabelle|Meyer=mailler isabel
Sylvie|Meunier=meunié silvie
Florence|Guérin=gerin florance
Valérie|Chevalier=chevallier valery
Frédéric|Fournier=fournié frederick
Aurélie|Mercier=mersier orélie
Guillaume|Boyer=boillé guiyaume
Mélanie|Fontaine=fontène melani
Élodie|Rousseau=rousso elodi
Jérémy|Moreau=moro jeremie
Quentin|Blanchard=blanchar kentin
Camille|Dufour=du four kamille
Océane|Roussel=roucel osseane
Baptiste|Lemaire=le maire batiste
Gaëtan|Perrin=perin gaetant
Ghislaine|Barbier=barbié gislaine
Xavier|Marchand=marchan gzavier
Zacharie|Clément=cleman zakarie
Wafa|Saïdi=saidy ouafa
Hichem|Touré=touray ichem
Tarek|Camara=kamara tarik
Ludovic|Picard=pikar ludovik
Séverine|Rolland=rolan severinne
Jean-Pierre|Dupont=dupond jean piere
`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', typed = ''] = line.split('=')
    const [firstName = '', lastName = ''] = name.split('|')
    return [{ firstName, lastName }, typed]
  })
