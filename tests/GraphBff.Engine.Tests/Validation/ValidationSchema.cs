using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Validation;

/// <summary>A schema with every kind of type, for documents that are only validated.</summary>
internal static class ValidationSchema
{
    private const string Definitions = """
        directive @onField(a: Int) on FIELD
        directive @onAny(x: String = "d") repeatable on QUERY | MUTATION | SUBSCRIPTION | FIELD
          | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION
        directive @req(r: Boolean!) on FIELD
        interface Node { id: ID! }
        interface Named implements Node { id: ID!, name: String, peer(n: Int): Named }
        interface Nobody { id: ID! }
        type User implements Node & Named {
          id: ID!, name: String, peer(n: Int): Named, age: Int!, tags: [String!]!
          friends(first: Int = 10, filter: Filter): [User!], best: Animal
        }
        type Dog implements Node & Named {
          id: ID!, name: String, peer(n: Int): Named, barks(loud: Boolean): Boolean!, age: Float, owner: User
        }
        type Cat { lives: Int!, name: Int, owner: User, meows(at: Color!): String }
        union Animal = Dog | Cat
        enum Color { RED GREEN BLUE }
        input Filter { text: String, color: Color = RED, min: Int! = 3, nested: Filter, ids: [ID!] }
        input In { a: Int!, b: String, c: [[Int!]] }
        input Pick { id: ID, name: String, in: In }
        type Query {
          user(id: ID!): User
          users(filter: Filter, colors: [Color!]): [User]
          node: Node
          nobody: Nobody
          animal: Animal
          pick(by: Pick!): String
          picks(by: [Pick!]): String
          echo(i: Int, f: Float, s: String, b: Boolean, id: ID, c: Color, in: In, li: [Int], fi: Filter, ri: Int! = 7): String
          need(i: Int!, in: In!, l: [Int!]!): String
        }
        type Mutation { set(in: In!): User, setAll(in: [In!]!): [User!]! }
        type Subscription { tick: Int!, user(id: ID!): User, users: [User] }
        """;

    private static readonly SourceStreamResolver<object> NoStream = new(
        (Func<IResolveFieldContext, IObservable<object?>>)(_ => throw new InvalidOperationException()));

    public static ISchema Create()
    {
        var schema = GraphQL.Types.Schema.For(Definitions, builder =>
        {
            foreach (var name in new[] { "Node", "Named", "Nobody", "Animal" })
            {
                builder.Types.For(name).ResolveType = _ => throw new InvalidOperationException();
            }

            foreach (var name in new[] { "tick", "user", "users" })
            {
                builder.Types.For("Subscription").FieldFor(name).StreamResolver = NoStream;
            }
        });
        schema.Directives.Register(new DeferDirective(), new StreamDirective());
        schema.Features.RepeatableDirectives = true;
        schema.Initialize();
        ((IInputObjectGraphType)schema.AllTypes["Pick"]!).IsOneOf = true;
        return schema;
    }
}
