"""Groups of people named without contempt, so that the network does not take their names for hate.

Posts to train on name a group far more often in contempt than in passing, and a classifier then learns the name (Dixon et al., Measuring
and Mitigating Unintended Bias in Text Classification, AIES 2018). Here a group is put into harmless posts, at every place alike.
Python's standard library only.
"""
import dataclasses
import re

from posts import Post

# What may be said of one person, and of many. No insult is here, and none belongs here.
KINDS = (
    'gay', 'lesbian', 'trans', 'queer', 'bisexual', 'nonbinary', 'straight', 'Black', 'white', 'brown', 'Asian', 'Latino', 'Latina', 'Hispanic',
    'Mexican', 'Haitian', 'Filipino', 'Filipina', 'Nigerian', 'Indian', 'Pakistani', 'Somali', 'Syrian', 'Chinese', 'Korean', 'Vietnamese', 'Polish',
    'Russian', 'Ukrainian', 'Irish', 'Italian', 'Arab', 'Iranian', 'Turkish', 'Kurdish', 'Afghan', 'Puerto Rican', 'Venezuelan', 'Cuban', 'Dominican',
    'Jewish', 'Muslim', 'Christian', 'Catholic', 'Sikh', 'Hindu', 'Buddhist', 'Mormon', 'atheist', 'immigrant', 'refugee', 'undocumented', 'foreign',
    'deaf', 'blind', 'autistic', 'disabled', 'dyslexic', 'elderly', 'old', 'young', 'female', 'male', 'Native', 'Indigenous', 'Roma', 'Southern',
    'Appalachian', 'homeless', 'poor', 'rich', 'fat', 'tall', 'bilingual')
MANY = (
    'gays', 'lesbians', 'trans people', 'queer folks', 'Black people', 'white people', 'Asians', 'Latinos', 'Mexicans', 'Haitians', 'Filipinos', 'Nigerians',
    'Indians', 'Pakistanis', 'Somalis', 'Syrians', 'Chinese people', 'Koreans', 'Poles', 'Russians', 'Ukrainians', 'Arabs', 'Turks', 'Puerto Ricans',
    'Venezuelans', 'Cubans', 'Jews', 'Muslims', 'Christians', 'Catholics', 'Sikhs', 'Hindus', 'immigrants', 'refugees', 'migrants', 'foreigners',
    'deaf people', 'autistic people', 'disabled people', 'old people', 'young people', 'women', 'men', 'Native people', 'Texans', 'boomers', 'Southerners')
KINDS_ES = (
    'gay', 'lesbiana', 'trans', 'negra', 'negro', 'indígena', 'haitiana', 'haitiano', 'venezolana', 'venezolano', 'boliviana', 'peruano', 'mexicana',
    'colombiano', 'dominicana', 'marroquí', 'china', 'judía', 'judío', 'musulmana', 'musulmán', 'gitana', 'gitano', 'católica', 'inmigrante', 'migrante',
    'sorda', 'ciego', 'autista', 'joven', 'mayor', 'extranjera')
MANY_ES = (
    'los gays', 'las lesbianas', 'las personas trans', 'los negros', 'los indígenas', 'los haitianos', 'los venezolanos', 'los bolivianos', 'los peruanos',
    'los mexicanos', 'los colombianos', 'las dominicanas', 'los marroquíes', 'los chinos', 'los judíos', 'los musulmanes', 'los gitanos', 'los inmigrantes',
    'los migrantes', 'los sordos', 'los viejitos', 'las mujeres', 'los hombres', 'los jóvenes', 'los extranjeros')

ONE = re.compile(r"\b(?:nurse|doctor|neighbor|neighbour|friend|coworker|colleague|man|woman|lady|guy|teacher|dentist|surgeon|student|resident|aide|driver|kid|"
                 r'family|couple|girl|boy|mother|father|grandma|uncle|aunt|author|writer|chef|team|community|church|choir)\b')
SOME = re.compile(r'\b(?:people|patients|nurses|folks|kids|neighbors|neighbours|coworkers|friends|doctors|students|residents|parents|families|strangers)\b')
ONE_ES = re.compile(r'\b(?:enfermera|enfermero|doctora|doctor|vecina|vecino|amiga|amigo|compañera|compañero|señora|señor|mujer|hombre|maestra|familia|muchacha|muchacho)\b')
SOME_ES = re.compile(r'\b(?:los pacientes|las enfermeras|los compañeros|los vecinos|los niños|los doctores|los amigos|las familias|los estudiantes)\b')
# Where something ill is said, the group put there would be the one it is said of.
ILL = re.compile(r"\b(?:hate|hates|hated|sick of|stupid|worst|kill|annoy|idiot|ugly|dirty|lazy|crazy|disgust\w*|ruin\w*|shut up|damn|hell|fuck\w*|shit\w*|odio|feo|peor|asco|"
                 r'tonto|sucio|flojo|loco|can.t stand)\b', re.IGNORECASE)

# What a person says of a group in passing; {} is one of MANY, [] one of KINDS.
SAID = (
    '{} founded half the bakeries in this town', '{} taught me everything I know about soup', 'never met {} who were not funny at 4 am', 'so many {} on this bus, so much luggage',
    '{} in my family go back four generations', 'shout out to all the {} in my unit 💛', 'I was raised by {}', 'proud to work with {}', 'why are {} so good at karaoke', 'we see a lot of {} in our clinic',
    'the parade had more {} than last year', 'learning how to say good morning for the {} next door', '{} live longer in towns with sidewalks, says the paper',
    'we wrote the leaflet with {}', 'half of my class are {}', 'I am a [] paramedic', 'my [] neighbor brought plums', 'a [] doctor delivered me and I grew up to be one',
    'my wife is [] and her mother still wins at dominoes', 'as a [] man I waited years for a barber in this town', 'our [] choir needs altos', 'happy new year to my [] friends 🎉',
    'the first [] chief of surgery here retires on Friday', 'a [] kid asked me if clouds have bones', 'hired two [] aides, best week of the year')
SAID_ES = (
    '{} llenaron la plaza con tambores', '{} me enseñaron a cocinar', 'en mi barrio {} ponen las mejores fiestas 🎉', 'qué ganas de ver bailar a {}', 'aprendí de {} a no rendirme',
    'mi vecina es [] y hace el mejor pan', 'soy [] y enfermera, y qué', 'una señora [] me regaló su paraguas', 'felicidades a {} por su día', 'crecí entre {}')


def said_in_passing(rng, number):
    """Bare sentences: {} and [] filled at random."""
    made = []
    for _ in range(number):
        spanish = rng.random() < .25
        frame = rng.choice(SAID_ES if spanish else SAID)
        words = rng.choice(MANY_ES if spanish else MANY) if '{}' in frame else rng.choice(KINDS_ES if spanish else KINDS)
        text = frame.replace('{}', words).replace('[]', words)
        text = re.sub(r'\b([Aa]) (?=[aeiouAEIOU])', r'\1n ', text) if not spanish else text
        made.append(Post(text if rng.random() < .5 else text[0].upper() + text[1:], labels=['none']))
    return made


def put_in(text, rng):
    """The text with a group put to the first word for a person; None where there is none, or something ill is said."""
    if ILL.search(text):
        return None
    for pattern, words, behind in ((SOME, MANY, None), (ONE, KINDS, False), (SOME_ES, MANY_ES, None), (ONE_ES, KINDS_ES, True)):
        found = pattern.search(text)
        if not found:
            continue
        word = rng.choice(words)
        instead = word if behind is None else f'{found[0]} {word}' if behind else f'{word} {found[0]}'
        return text[:found.start()] + instead + text[found.end():]
    return None


def with_groups(posts, rng, number):
    """At most `number` harmless posts that name a group; one in four is a bare sentence. Marks of `posts` do not matter: they have none."""
    made = said_in_passing(rng, number // 4)
    harmless = [post for post in posts if post.labels == ['none'] and post.stratum in ('ordinary', 'harmless', 'protected')]
    rng.shuffle(harmless)
    for post in harmless:
        if len(made) >= number:
            break
        text = put_in(post.text, rng)
        if text is not None:
            made.append(dataclasses.replace(post, text=text, spans=[]))
    return made
