using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.Inputs;

public class ArgumentsPlanTests
{
    private static readonly ISchema Schema = InputSchema.Create();

    // GraphQL specification, 6.4.1 Coercing Field Arguments.
    [Theory]
    [InlineData("{ echo }", null, "ri: 7")]
    [InlineData(
        "{ echo(i: 1, s: \"x\", id: 4, color: RED, li: 2, f: 3) }",
        null,
        "i: 1, f: 3f, s: \"x\", id: \"4\", color: \"RED\", li: [2], ri: 7")]
    [InlineData("{ echo(i: null) }", null, "i: null, ri: 7")]
    [InlineData("query ($v: Int) { echo(i: $v) }", "{}", "ri: 7")]
    [InlineData("query ($v: Int) { echo(i: $v) }", """{"v":null}""", "i: null, ri: 7")]
    [InlineData("query ($v: Int) { echo(i: $v) }", """{"v":3}""", "i: 3, ri: 7")]
    [InlineData("query ($v: Int) { echo(ri: $v) }", "{}", "ri: 7")]
    [InlineData("query ($v: Int) { echo(ri: $v) }", """{"v":8}""", "ri: 8")]
    [InlineData("query ($v: Int) { echo(li: [1, $v]) }", "{}", "li: [1, null], ri: 7")]
    [InlineData("query ($v: Int) { echo(li: [1, $v]) }", """{"v":2}""", "li: [1, 2], ri: 7")]
    [InlineData("query ($v: String) { echo(need: {b: 1, a: $v}) }", "{}", "ri: 7, need: {b: 1}")]
    [InlineData("query ($v: String) { echo(need: {b: 1, a: $v}) }", """{"v":"x"}""", "ri: 7, need: {a: \"x\", b: 1}")]
    [InlineData("query ($v: Sized) { echo(need: $v) }", """{"v":{"b":2}}""", "ri: 7, need: {b: 2}")]
    public void Resolve_LiteralsAndVariables_FollowTheTable(string document, string? variables, string expected)
        => Assert.Equal(expected, Print(document, variables));

    [Theory]
    [InlineData("query ($v: Int) { echo(ri: $v) }", """{"v":null}""", "Argument \"ri\" of non-null type \"Int!\" must not be null.")]
    [InlineData("{ echo(ri: null) }", null, "Argument \"ri\" of non-null type \"Int!\" must not be null.")]
    [InlineData("{ required }", null, "Argument \"i\" of required type \"Int!\" was not provided.")]
    [InlineData("query ($v: Int) { required(i: $v, l: []) }", "{}",
        "Argument \"i\" of required type \"Int!\" was provided the variable \"$v\" which was not provided a runtime value.")]
    [InlineData("query ($v: Int) { required(i: 1, l: [$v]) }", "{}", "Argument \"l\" has invalid value [$v].")]
    [InlineData(
        "query ($v: ID) { required(i: 1, l: [], pick: {id: $v}) }", """{"v":null}""", "Argument \"pick\" has invalid value {id: $v}.")]
    [InlineData("query ($v: Int) { required(i: 1, l: [], sized: {b: $v}) }", "{}", "Argument \"sized\" has invalid value {b: $v}.")]
    public void Resolve_NothingWhereAValueIsNeeded_Throws(string document, string? variables, string expected)
    {
        var error = Assert.Throws<GraphException>(() => Print(document, variables)).Error;

        Assert.Equal(ErrorCodes.BadUserInput, error.Code);
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Resolve_WrongVariable_SaysWhereItStands()
    {
        var error = Assert.Throws<GraphException>(() => Print("query ($v: Int) {\n  echo(ri: $v)\n}", """{"v":null}""")).Error;

        Assert.Equal([new SourceLocation(2, 12)], error.Locations);
    }

    [Fact]
    public void Compile_WithoutVariables_IsConstantAndAllocatesNothing()
    {
        var (plan, values) = Plan("{ echo(i: 1, li: [1, 2]) }", null);
        plan.Resolve(values);
        var before = GC.GetAllocatedBytesForCurrentThread();

        plan.Resolve(values);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(plan.IsConstant);
    }

    [Fact]
    public void Compile_FieldWithoutArguments_IsEmpty()
        => Assert.Same(ArgumentsPlan.Empty, ArgumentsPlan.Compile(Schema.Field("plain").Arguments, null));

    [Fact]
    public void FromClr_ValuesOfGraphQLNet_GetOurForm()
    {
        Dictionary<string, ArgumentValue> given = new()
        {
            ["id"] = new ArgumentValue(4, ArgumentSource.Literal),
            ["f"] = new ArgumentValue(3, ArgumentSource.Literal),
            ["li"] = new ArgumentValue(new List<object?> { 1, null }, ArgumentSource.Variable),
            ["need"] = new ArgumentValue(new Dictionary<string, object?> { ["b"] = 1 }, ArgumentSource.Literal),
            ["s"] = new ArgumentValue(null, ArgumentSource.FieldDefault),
            ["i"] = ArgumentValue.NullLiteral,
        };

        var arguments = ArgumentsPlan.FromClr(Schema.Field("echo").Arguments, given);

        Assert.Equal("i: null, f: 3f, id: \"4\", li: [1, null], ri: 7, need: {b: 1}", Print(arguments, "echo"));
    }

    [Fact]
    public void Arguments_DefaultValue_HasNothing()
    {
        Assert.False(default(Arguments).Has("x"));
        Assert.Null(default(Arguments).Find<string>("x"));
        Assert.Empty(default(Arguments).List<int>("x"));
    }

    private static string Print(string document, string? variables)
    {
        var (plan, values) = Plan(document, variables);
        return Print(plan.Resolve(values), document.Contains("required", StringComparison.Ordinal) ? "required" : "echo");
    }

    private static string Print(Arguments arguments, string field) => string.Join(", ", Schema.Field(field).Arguments!
        .Where(argument => arguments.Has(argument.Name))
        .Select(argument => $"{argument.Name}: {CoercedText.Of(arguments.TryGet(argument.Name, out var value) ? value : null)}"));

    private static (ArgumentsPlan Plan, VariableValues Values) Plan(string text, string? variables)
    {
        var document = new DocumentParser(new LimitOptions()).Parse(text).Document!;
        var operation = (GraphQLOperationDefinition)document.Definitions[0];
        List<GraphError> errors = [];
        var values = VariablesPlan.Compile(operation, Schema, document.Source)
            .Coerce(variables is null ? default : Encoding.UTF8.GetBytes(variables), errors);
        Assert.Empty(errors);
        var field = (GraphQLField)operation.SelectionSet.Selections[0];
        return (ArgumentsPlan.Compile(Schema.Field(field.Name.StringValue).Arguments, field.Arguments, document.Source), values);
    }
}
