using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.Inputs;

public class InputTypeTests
{
    private static readonly ISchema Schema = CreateSchema();

    [Fact]
    public void Read_NestedInputs_GivesTheModulesOwnRequest()
    {
        var order = Arguments("""{ place(order: {note: "n", lines: [{sku: "a"}, {sku: "b", count: 2}], gift: {sku: "c"}}) }""")
            .Read<Order>("order");

        Assert.Equal("n", order.Note);
        Assert.Equal([new Line("a", 1), new Line("b", 2)], order.Lines);
        Assert.Equal(new Line("c", 1), order.Gift);
    }

    [Fact]
    public void Read_VariableAndAbsentFields_UsesPresence()
    {
        var order = Arguments("query ($o: OrderInput!) { place(order: $o) }", """{"o":{"lines":[]}}""").Read<Order>("order");

        Assert.Null(order.Note);
        Assert.Empty(order.Lines);
        Assert.Null(order.Gift);
    }

    [Fact]
    public void Read_DefaultLiteral_IsCoerced()
        => Assert.Equal([new Line("free", 1)], Arguments("{ place }").Read<Order>("order").Lines);

    [Fact]
    public void TryRead_NullOrAbsent_IsFalse()
    {
        var arguments = Arguments("{ place(line: null) }");

        Assert.False(arguments.TryRead<Line>("line", out _));
        Assert.True(arguments.Has("line"));
        Assert.Empty(arguments.ReadList<Line>("many"));
        Assert.Throws<InvalidOperationException>(() => arguments.Read<Line>("line"));
    }

    [Fact]
    public void ReadList_SingleValue_IsAListOfOne()
        => Assert.Equal([new Line("a", 3)], Arguments("{ place(many: {sku: \"a\", count: 3}) }").ReadList<Line>("many"));

    [Fact]
    public void Read_AsAnotherType_SaysSo()
        => Assert.Contains(
            "Order",
            Assert.Throws<InvalidOperationException>(() => Arguments("{ place(line: {sku: \"a\"}) }").Read<Order>("line")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Get_Typed_GivesValueOrSaysWhatIsWrong()
    {
        Arguments("{ place(line: {sku: \"a\"}) }").TryGet("line", out var value);
        var line = Assert.IsType<InputObject>(value);

        Assert.Equal(1, line.Get<int>("count"));
        Assert.Equal(1, line.Get<int?>("count"));
        Assert.Equal("a", line.Find<string>("sku"));
        Assert.Null(line.Find<int?>("note"));
        Assert.Equal(0, line.Find<int>("note"));
        Assert.Contains(
            "Int32", Assert.Throws<InvalidOperationException>(() => line.Get<string>("count")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "not given", Assert.Throws<InvalidOperationException>(() => line.Get<string>("note")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "not declared", Assert.Throws<InvalidOperationException>(() => line.Get<string>("zzz")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => line.List<int>("sku"));
    }

    [Fact]
    public void ToAST_DefaultOfInputType_PrintsInTheSchema()
        => Assert.Contains(
            "order: OrderInput! = {lines: [{sku: \"free\", count: 1}]}", Normalized(Schema.Print()), StringComparison.Ordinal);

    private static string Normalized(string text)
        => text.Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal);

    private static Arguments Arguments(string text, string? variables = null)
    {
        var document = new DocumentParser(new LimitOptions()).Parse(text).Document!;
        var operation = (GraphQLOperationDefinition)document.Definitions[0];
        List<GraphError> errors = [];
        var values = VariablesPlan.Compile(operation, Schema, document.Source)
            .Coerce(variables is null ? default : Encoding.UTF8.GetBytes(variables), errors);
        Assert.Empty(errors);
        return ArgumentsPlan.Compile(
            Schema.Field("place").Arguments, ((GraphQLField)operation.SelectionSet.Selections[0]).Arguments, document.Source)
            .Resolve(values);
    }

    private static GraphQL.Types.Schema CreateSchema()
    {
        ObjectGraphType query = new() { Name = "Query" };
        query.Field<StringGraphType>("place")
            .Argument<NonNullGraphType<OrderInput>>(
                "order", argument => argument.DefaultValue = GraphQLParser.Parser.Parse<GraphQLValue>("{lines: {sku: \"free\"}}"))
            .Argument<LineInput>("line")
            .Argument<ListGraphType<NonNullGraphType<LineInput>>>("many");
        GraphQL.Types.Schema schema = new() { Query = query };
        schema.Initialize();
        return schema;
    }

    private sealed record Line(string Sku, int Count);

    private sealed record Order(string? Note, IReadOnlyList<Line> Lines, Line? Gift);

    private sealed class LineInput : InputType<Line>
    {
        public LineInput()
        {
            Field<NonNullGraphType<StringGraphType>>("sku").Description("What to buy.");
            Field<IntGraphType>("count").Default(1);
            Field<IntGraphType>("note").Deprecated("Nobody reads it.");
        }

        protected internal override Line Read(InputObject input) => new(input.Get<string>("sku"), input.Get<int>("count"));
    }

    private sealed class OrderInput : InputType<Order>
    {
        public OrderInput()
        {
            Field<StringGraphType>("note");
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<LineInput>>>>("lines");
            Field<LineInput>("gift");
        }

        protected internal override Order Read(InputObject input) => new(
            input.Find<string>("note"), input.ReadList<Line>("lines"), input.TryRead<Line>("gift", out var gift) ? gift : null);
    }
}
