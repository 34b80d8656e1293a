// @ts-check
/**
 * The page on talk about work, in both languages. Apart from the other words, which every frame of ours carries along.
 *
 * @typedef {{title: string, lead: string, yours: string, topics: string[], law: string, federal: string, limits: string, states: string,
 *   private: string, patients: string, report: string, wrong: string, help: string, notAdvice: string, otherLanguage: string}} RightsWords
 */

/** @type {RightsWords} */
export const enRights = {
  title: 'Your right to talk about work',
  lead: 'Pay, hours, staffing and working conditions are yours to talk about, online too. Discreet looks out for patients.',
  yours: 'What you may talk about',
  topics: [
    'Pay and benefits, yours and what coworkers choose to share',
    'Hours, schedules, breaks and overtime',
    'Staffing: how many of you there are, and how many patients each of you has',
    'Health and safety at work',
    'Unions: joining one, starting one, or not wanting one',
    'How managers treat staff, and what you want changed',
  ],
  law: 'Where it stands in law',
  federal: 'Section 7 of the National Labor Relations Act (29 U.S.C. 157) protects employees who act together, or speak for others, about '
    + 'their work. It holds with or without a union, and in public posts too. An employer may not punish you for it (29 U.S.C. 158(a)(1)).',
  limits: 'It covers most staff of private hospitals, clinics and practices. It does not cover supervisors, independent contractors, or government '
    + 'employees, who have other laws. It is about what coworkers share, not a lone complaint, and not about what someone knows to be false.',
  states: 'Many states protect more. California: Labor Code 232 and 232.5 (pay, working conditions), Health and Safety Code 1278.5 (reports '
    + 'about care). New York: Labor Law 194(4) (pay), 741 (reports about care). Ask what your own state has.',
  private: 'What stays private',
  patients: 'Patients. “We were one nurse to nine patients again” is about work. Who the nine were, and what happened to them, is theirs.',
  report: 'To report a danger to patients, go to a health oversight agency, an accreditor or your lawyer. There, federal privacy rules let staff '
    + 'tell what the report needs (45 CFR 164.502(j)(1)). They do not say so of a public post.',
  wrong: 'If Discreet marks a post about work that tells nothing of a patient, choose “Wrong warning”. It is your post.',
  help: 'If you think you were punished for talking about work, the National Labor Relations Board takes charges for six months after it '
    + 'happened (29 U.S.C. 160(b)): nlrb.gov, 1-844-762-6572.',
  notAdvice: 'General information, not legal advice. The same page for everyone, whatever they write.',
  otherLanguage: 'En español',
};

/** @type {RightsWords} */
export const esRights = {
  title: 'Tu derecho a hablar del trabajo',
  lead: 'Puedes hablar del sueldo, los horarios, el personal y las condiciones de trabajo, también en internet. Discreet cuida a los pacientes.',
  yours: 'De qué puedes hablar',
  topics: [
    'El sueldo y las prestaciones: lo tuyo y lo que tus colegas quieran compartir',
    'Horarios, turnos, descansos y horas extra',
    'El personal: cuántos son y cuántos pacientes le tocan a cada quien',
    'La salud y la seguridad en el trabajo',
    'Los sindicatos: entrar a uno, formar uno o no querer ninguno',
    'Cómo trata la gerencia al personal y qué quieren cambiar',
  ],
  law: 'Qué dice la ley',
  federal: 'La sección 7 de la Ley Nacional de Relaciones Laborales (29 U.S.C. 157) protege a quienes actúan juntos, o hablan por otros, sobre '
    + 'su trabajo. Vale con sindicato o sin él, y también en publicaciones. El empleador no puede castigarte por eso (29 U.S.C. 158(a)(1)).',
  limits: 'Protege a casi todo el personal de hospitales, clínicas y consultorios privados. No protege a supervisores, contratistas independientes ni empleados '
    + 'del gobierno, que tienen otras leyes. Trata de lo que comparten los colegas, no de una queja aislada ni de lo que alguien sabe que es falso.',
  states: 'Muchos estados protegen más. California: Código Laboral 232 y 232.5 (sueldo, condiciones), Código de Salud y Seguridad 1278.5 '
    + '(reportes sobre la atención). Nueva York: Ley Laboral 194(4) (sueldo), 741 (reportes sobre la atención). Pregunta qué hay en tu estado.',
  private: 'Qué sigue siendo privado',
  patients: 'Los pacientes. «Otra vez éramos una enfermera para nueve pacientes» trata del trabajo. Quiénes eran los nueve, y qué les pasó, es de ellos.',
  report: 'Para reportar un peligro para los pacientes, acude a una agencia que supervise la salud, a quien acredita o a tu abogado. Ahí, las '
    + 'reglas federales dejan al personal contar lo que el reporte necesita (45 CFR 164.502(j)(1)). No dicen lo mismo de una publicación.',
  wrong: 'Si Discreet marca un texto sobre el trabajo que no cuenta nada de un paciente, elige «Aviso equivocado». El texto es tuyo.',
  help: 'Si crees que te castigaron por hablar del trabajo, la Junta Nacional de Relaciones del Trabajo recibe quejas durante seis meses '
    + '(29 U.S.C. 160(b)): nlrb.gov, 1-844-762-6572.',
  notAdvice: 'Información general, no consejo legal. La misma página para todos, escriban lo que escriban.',
  otherLanguage: 'In English',
};

/** English for a language that we do not speak. @param {string} language  "en" or "es" */
export const rightsWords = (language) => (language === 'es' ? esRights : enRights);
