// @ts-check
/** Invented posts for the browser tests. `words` are some of those that have to be underlined. */

/** Stops a post: a name, a record number and what happened to him. */
export const RISKY = {
  text: 'Long night on 6 East 🌙 My patient Mr. Teodor Lindqvist, MRN 00583921, finally went home after his bypass.',
  words: ['Mr. Teodor Lindqvist', '00583921'],
};

/** Several lines, two scripts and letters of two code units before the words that matter. */
export const SCRIPTS = {
  text: 'נגמרה המשמרת 🌙 תודה לכולם\nCafe\u0301 closed, 👩🏽‍⚕️👨‍👩‍👧 all asleep. Then my patient Mrs. Zoe\u0308 Brånemark, MRN 40027719, coded.\nשלום',
  words: ['40027719'],
};

/** About as long as RISKY, and of no one. */
export const CLEAN = {
  text: 'Long night on the late bus 🌙 My playlist, the good tea and this team, all of it kept me going until the sun came up.',
};

/** An answer to a review that says the writer was a patient. */
export const REVIEW_REPLY = {
  text: 'Thank you Marisol. We are sorry about your wait when you came in for your colonoscopy on Tuesday.',
};

/** A review by somebody who works there and tells a password: a review of one's own care is left alone for much else. */
export const REVIEW = { text: 'Good beds, loud nights ☕ Our charting login is nurse6 and the password is Kirsebær7!' };

/** An answer to a review that says nothing of anybody. */
export const THANKS = { text: 'Thank you for your kind words 🌷' };

/** Tells one person what to take. */
export const ADVICE = { text: 'You should double your metformin to 1000 mg twice a day until the sugars come down 🍬' };

/** Talks of a picture; what is in it only its author knows. */
export const PICTURE = { text: 'Ça y est 📷 I posted a photo of his chart and the monitor.' };

/** In neither of the languages that rules are written for. `number` is one that no post may hold, whatever its language. */
export const FRENCH = {
  text: 'Ce matin la dame de la chambre bleue est tombée dans le couloir et nous avons dû appeler sa fille 🌙',
  number: '401-55-2382',
};

/** What people in care write, in their words. */
export const SCENARIOS = {
  /** A dentist answers a review. */
  dentist: 'Sorry your root canal hurt, we told you at your visit to ice it',
  /** A union steward; about a colleague and a workload. */
  steward: 'Dana got written up for refusing a 7th pt. Rally Tuesday',
  /** Nobody's business but the author's. */
  birthday: 'Emma turns 3 Saturday! Party 2pm, 12 Oak St, call me',
  /** Beside a picture. */
  surgeon: 'best whipple of my life',
  /** Each harmless by itself. */
  thread: ['Proud of our team today, my patient walked out', 'She survived the ferry accident on Sunday', 'The only lobster boat captain in Stonington', '17 days on the vent 🌊'],
  /** With the patient's signed release, which the text does not say. */
  story: 'Patient story 💛 Mrs. Marisol Etxeberria of Camden came to us with kidney failure. On May 4 our team gave her a new one. Today she is 70 and dancing.',
};

/** A post in which markup stands as its author typed it: nothing that shows it may take it for more than text. */
export const MARKUP = {
  text: 'My patient Mr. Teodor Lindqvist, MRN 00583921, had a stroke last night. <img src=x onerror=alert(1)> ü',
};

/** Hebrew with an English name and number in the middle of the line. */
export const MIXED = {
  text: 'סוף משמרת 🌙 my patient Mr. Teodor Lindqvist, MRN 00583921, had a stroke last night, יצא הביתה',
};

/** Many lines, and people in the second and the last but one: longer than any box. */
export const LONG = {
  lines: [
    'Long night on 6 East 🌙',
    'My patient Mr. Teodor Lindqvist, MRN 00583921, finally went home after his bypass.',
    ...Array.from({ length: 24 }, (_, at) => `Line ${at + 1} of nothing much ☕ ${'and so it went on and on, with tea and toast for all of us. '.repeat(at % 3)}`.trim()),
    'My patient Mrs. Zoë Brånemark, MRN 40027719, had a stroke.',
    'Good night, all 🌷',
  ],
  words: ['Mr. Teodor Lindqvist', '00583921', 'Mrs. Zoë Brånemark', '40027719'],
};

/** One post a level. */
export const LEVELS = {
  NOTICE: 'On behalf of our hospital, this is how we see it ☕',
  CAUTION: 'You should take an aspirin every day for that ☕',
  STOP: 'My patient Mr. Teodor Lindqvist, MRN 00583921, had a stroke last night. ☕',
};
