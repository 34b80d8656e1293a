// @ts-check
/** The schema of the browser's managed storage: the settings of policy.yaml that the extension must know by itself. */
import {parse} from 'yaml';

/** @param {any} setting  one entry of policy.yaml */
function property(setting) {
  const shape = {
    enum: () => ({type: 'string', enum: setting.values}),
    string: () => ({type: 'string'}),
    bool: () => ({type: 'boolean'}),
    int: () => ({type: 'integer', minimum: setting.min, maximum: setting.max}),
    list: () => ({type: 'array', items: {type: 'string'}}),
  }[/** @type {'enum'|'string'|'bool'|'int'|'list'} */ (setting.type)];
  if (!shape) throw new Error(`policy.yaml: ${setting.name}: unknown type ${setting.type}`);
  return {...shape(), title: setting.name, description: setting.text};
}

/** @param {string} policyYaml  text of policy.yaml */
export function managedSchema(policyYaml) {
  const settings = parse(policyYaml).settings.filter((/** @type {any} */ each) => each.extension === true);
  if (settings.length === 0) throw new Error('policy.yaml: no setting has extension: true');
  return {
    type: 'object',
    properties: Object.fromEntries(settings.map((/** @type {any} */ each) => [each.name, property(each)])),
  };
}
