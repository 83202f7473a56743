import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

const NESTED_PROPERTIES = 4;
/** What is no part of a record: asked of its catalogue, worked out from it, or searched for. */
const SEARCHED_OR_LIVE: readonly string[] = ['comparison', 'coverage', 'linkChecks', 'live', 'quality', 'similar'];

/**
 * A selection of every field of a type that is a value: scalars, and objects that are no nodes, as deep as they go.
 * Of nodes only the id is taken, but for the fields named in `follow`. Connections, fields with required arguments and what is no part of a record are left out.
 */
export function wholeSelection(schema: GraphQLSchema, typeName: string, follow: readonly string[] = []): string {
  const select = (name: string, path: readonly string[]): string => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const selection = fieldSelection(field, name, path);
      return selection === undefined ? [] : [selection];
    });
    return `{ ${fields.join(' ')} }`;
  };

  const fieldSelection = (
    field: GraphQLField<unknown, unknown>,
    owner: string,
    path: readonly string[],
  ): string | undefined => {
    if (field.args.some(isRequiredArgument)) return undefined;
    const type = getNamedType(field.type);
    if (isLeafType(type)) return field.name;
    if (!isObjectType(type) || type.name.endsWith('Connection') || SEARCHED_OR_LIVE.includes(field.name)) {
      return undefined;
    }
    if (type.name === 'Statistics' || type.name === 'Collaboration') return undefined;
    const isNode = type.getInterfaces().some((each) => isInterfaceType(each) && each.name === 'Node');
    if (isNode && !follow.includes(`${owner}.${field.name}`)) return `${field.name} { id }`;
    const times = path.filter((each) => each === type.name).length;
    if (times > (type.name === 'OtherProperty' ? NESTED_PROPERTIES : 0)) return undefined;
    return `${field.name} ${select(type.name, [...path, type.name])}`;
  };

  return select(typeName, [typeName]);
}
