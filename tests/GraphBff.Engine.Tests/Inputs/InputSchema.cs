using GraphQL.Types;

namespace GraphBff.Engine.Tests.Inputs;

/// <summary>A schema with every kind of input type.</summary>
internal static class InputSchema
{
    private const string Definitions = """
        enum Color { RED GREEN BLUE }
        input Sized { a: String, b: Int! }
        input Tree { name: String! = "root", size: Int! = 3, color: Color = RED, children: [Tree!], ids: [ID!] }
        input Pick { id: ID, name: String, tree: Tree }
        scalar DateTime
        scalar Any
        type Query {
          echo(i: Int, f: Float, s: String, b: Boolean, id: ID, color: Color, li: [Int], ri: Int! = 7, need: Sized): String
          required(i: Int!, l: [Int!]!, pick: Pick, sized: Sized): String
          plain: String
        }
        """;

    public static ISchema Create()
    {
        var schema = GraphQL.Types.Schema.For(Definitions);
        schema.RegisterType(new AnyType());
        schema.Initialize();
        ((IInputObjectGraphType)schema.AllTypes["Pick"]!).IsOneOf = true;
        return schema;
    }

    public static FieldType Field(this ISchema schema, string name) => schema.Query.GetField(name)!;

    /// <summary>Accepts anything but the text "refused".</summary>
    private sealed class AnyType : ScalarGraphType
    {
        public AnyType()
        {
            Name = "Any";
        }

        public override object? ParseValue(object? value) => value is "refused" ? throw new FormatException("secret") : value;
    }
}
