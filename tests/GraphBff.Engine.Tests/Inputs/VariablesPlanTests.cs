using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Tests.Inputs;

public class VariablesPlanTests
{
    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "3.0", "3")]
    [InlineData("Int", "1e2", "100")]
    [InlineData("Int", "-0", "0")]
    [InlineData("Float", "1", "1f")]
    [InlineData("Float", "1.5e3", "1500f")]
    [InlineData("Float", "0.1", "0.1f")]
    [InlineData("String", "\"a\\u00e9\\n\"", "\"aé\n\"")]
    [InlineData("String", "\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("String", "\"\"", "\"\"")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("ID", "\"4\"", "\"4\"")]
    [InlineData("ID", "4", "\"4\"")]
    [InlineData("ID", "4.0", "\"4\"")]
    [InlineData("ID", "9007199254740993", "\"9007199254740993\"")]
    [InlineData("ID", "1e20", "\"100000000000000000000\"")]
    [InlineData("Color", "\"GREEN\"", "\"GREEN\"")]
    [InlineData("Color", "\"\\u0052ED\"", "\"RED\"")]
    [InlineData("Int", "null", "null")]
    [InlineData("[Color!]", "[\"RED\",\"BLUE\"]", "[\"RED\", \"BLUE\"]")]
    [InlineData("Any", "{\"a\":[1,2.5,\"x\",null,true,12345678901]}", "<a: [1, 2.5f, \"x\", null, true, Int64 12345678901]>")]
    [InlineData("Any", "123456789012345678901234567890", "BigInteger 123456789012345678901234567890")]
    public void Coerce_ValueOfType_GivesDotnetValue(string type, string json, string expected)
        => Assert.Equal(expected, new VariableCoercion($"$v: {type}", $$"""{"v":{{json}}}""")["v"]);

    // GraphQL specification, 3.11 List, input coercion.
    [Theory]
    [InlineData("[Int]", "[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("[Int]", "1", "[1]")]
    [InlineData("[Int]", "null", "null")]
    [InlineData("[Int]", "[]", "[]")]
    [InlineData("[[Int]]", "[[1], [2, 3]]", "[[1], [2, 3]]")]
    [InlineData("[[Int]]", "[1, 2, 3]", "[[1], [2], [3]]")]
    [InlineData("[[Int]]", "[[1], null, 2]", "[[1], null, [2]]")]
    [InlineData("[[Int]]", "1", "[[1]]")]
    [InlineData("[[Int]]", "null", "null")]
    public void Coerce_ListTable_GivesLists(string type, string json, string expected)
        => Assert.Equal(expected, new VariableCoercion($"$v: {type}", $$"""{"v":{{json}}}""")["v"]);

    // GraphQL specification, 3.10 Input Objects, input coercion.
    [Theory]
    [InlineData("""{"a":"abc","b":123}""", "{a: \"abc\", b: 123}")]
    [InlineData("""{"a":null,"b":123}""", "{a: null, b: 123}")]
    [InlineData("""{"b":123}""", "{b: 123}")]
    [InlineData("""{"b":1,"b":2}""", "{b: 2}")]
    [InlineData("""{"b":"wrong","b":2}""", "{b: 2}")]
    public void Coerce_InputObjectTable_GivesInputObject(string json, string expected)
        => Assert.Equal(expected, new VariableCoercion("$v: Sized", $$"""{"v":{{json}}}""")["v"]);

    [Theory]
    [InlineData(
        """{"a":"abc","b":null}""",
        "Variable \"$v\" got invalid value null at \"v.b\"; Expected non-nullable type \"Int!\" not to be null.")]
    [InlineData(
        """{"a":"abc"}""", "Variable \"$v\" got invalid value { a: \"abc\" }; Field \"b\" of required type \"Int!\" was not provided.")]
    [InlineData("""{"b":1,"c":[1]}""", "Variable \"$v\" got invalid value { b: 1, c: [1] }; Field \"c\" is not defined by type \"Sized\".")]
    [InlineData("\"x\"", "Variable \"$v\" got invalid value \"x\"; Expected type \"Sized\" to be an object.")]
    [InlineData("[]", "Variable \"$v\" got invalid value []; Expected type \"Sized\" to be an object.")]
    public void Coerce_WrongInputObject_SaysWhere(string json, string expected)
        => Assert.Equal(expected, new VariableCoercion("$v: Sized", $$"""{"v":{{json}}}""").Message);

    [Fact]
    public void Coerce_NestedInput_FillsDefaultsAtEachLevel()
        => Assert.Equal(
            "{name: \"root\", size: 3, color: \"RED\", children: [{name: \"x\", size: 3, color: null}]}",
            new VariableCoercion("$v: Tree!", """{"v":{"children":{"name":"x","color":null}}}""")["v"]);

    [Theory]
    [InlineData("""{"id":1}""", "{id: \"1\"}")]
    [InlineData("""{"tree":{}}""", "{tree: {name: \"root\", size: 3, color: \"RED\"}}")]
    public void Coerce_OneOfWithOneKey_GivesIt(string json, string expected)
        => Assert.Equal(expected, new VariableCoercion("$v: Pick", $$"""{"v":{{json}}}""")["v"]);

    [Theory]
    [InlineData("{}", "Variable \"$v\" got invalid value {}; Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData(
        """{"id":1,"name":null}""",
        "Variable \"$v\" got invalid value { id: 1, name: null }; Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData("""{"id":null}""", "Variable \"$v\" got invalid value null at \"v.id\"; Field \"id\" must be non-null.")]
    public void Coerce_OneOfOtherwise_Refuses(string json, string expected)
        => Assert.Equal(expected, new VariableCoercion("$v: Pick", $$"""{"v":{{json}}}""").Message);

    // GraphQL specification, 6.1.2 Coercing Variable Values.
    [Theory]
    [InlineData("$v: Int", "{}", "absent")]
    [InlineData("$v: Int", null, "absent")]
    [InlineData("$v: Int", "null", "absent")]
    [InlineData("$v: Int", """{"v":null}""", "null")]
    [InlineData("$v: Int = 5", "{}", "5")]
    [InlineData("$v: Int = 5", """{"v":null}""", "null")]
    [InlineData("$v: Int = null", "{}", "null")]
    [InlineData("$v: Int! = 5", "{}", "5")]
    [InlineData("$v: Int! = 5", """{"v":6,"w":{"deep":[1]}}""", "6")]
    [InlineData("$v: Tree = {size: 1, ids: 4}", "{}", "{name: \"root\", size: 1, color: \"RED\", ids: [\"4\"]}")]
    [InlineData("$v: Int", """{"v":1,"v":2}""", "2")]
    [InlineData("$v: Int", """{"v":"x","v":2}""", "2")]
    [InlineData("$v: Int, $w: Int", """{"w":1,"v":2}""", "2")]
    public void Coerce_PresenceAndDefaults_FollowTheTable(string definitions, string? json, string expected)
        => Assert.Equal(expected, new VariableCoercion(definitions, json)["v"]);

    [Theory]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1e999", "Int cannot represent non-integer value: 1e999")]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "\"\\ud83d\"", "String cannot represent a lone surrogate.")]
    [InlineData("String", "\"\\ude00\\ud83d\"", "String cannot represent a lone surrogate.")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    [InlineData("ID", "true", "ID cannot represent value: true")]
    [InlineData("Color", "\"PINK\"", "Value \"PINK\" does not exist in \"Color\" enum.")]
    [InlineData("Color", "\"\\ud800\"", "Value \"\\ud800\" does not exist in \"Color\" enum.")]
    [InlineData("Color", "1", "Enum \"Color\" cannot represent non-string value: 1.")]
    [InlineData("Any", "\"refused\"", "Expected type \"Any\".")]
    [InlineData("Any", "{\"\\udc00\":1}", "String cannot represent a lone surrogate.")]
    public void Coerce_WrongValue_IsBadUserInput(string type, string json, string reason)
    {
        VariableCoercion coercion = new($"$v: {type}", $$"""{"v":{{json}}}""");

        Assert.EndsWith(reason, coercion.Message, StringComparison.Ordinal);
        Assert.StartsWith("Variable \"$v\" got invalid value ", coercion.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.BadUserInput, coercion.Errors[0].Code);
        Assert.Equal([new SourceLocation(1, 8)], coercion.Errors[0].Locations);
    }

    [Fact]
    public void Coerce_WrongInDepth_NamesThePath()
        => Assert.Equal(
            "Variable \"$v\" got invalid value true at \"v.children[1].ids\"; ID cannot represent value: true",
            new VariableCoercion("$v: Tree", """{"v":{"children":[{},{"ids":true}]}}""").Message);

    [Theory]
    [InlineData("$v: Int!", "{}", "Variable \"$v\" of required type \"Int!\" was not provided.")]
    [InlineData("$v: Int!", """{"v":null}""", "Variable \"$v\" of non-null type \"Int!\" must not be null.")]
    [InlineData("$v: Int! = 5", """{"v":null}""", "Variable \"$v\" of non-null type \"Int!\" must not be null.")]
    public void Coerce_NothingForNonNull_Refuses(string definitions, string json, string expected)
        => Assert.Equal(expected, new VariableCoercion(definitions, json).Message);

    [Fact]
    public void Coerce_ElevenErrors_ReportsTenAndThatThereAreMore()
    {
        VariableCoercion coercion = new("$v: [Int]", $$"""{"v":[{{string.Join(',', Enumerable.Repeat("\"x\"", 40))}}]}""");

        Assert.Equal(11, coercion.Errors.Count);
        Assert.Contains("at \"v[9]\"", coercion.Errors[9].Message, StringComparison.Ordinal);
        Assert.StartsWith("Too many errors", coercion.Errors[10].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Coerce_TenErrors_ReportsTen()
        => Assert.Equal(
            10, new VariableCoercion("$v: [Int]", $$"""{"v":[{{string.Join(',', Enumerable.Repeat("\"x\"", 10))}}]}""").Errors.Count);

    [Fact]
    public void Coerce_LongWrongValue_IsCutInTheMessage()
        => Assert.InRange(new VariableCoercion("$v: Int", $$"""{"v":"{{new string('x', 100_000)}}"}""").Message.Length, 100, 300);

    [Theory]
    [InlineData("""{"v":[[[1]]]}""")]
    [InlineData("""{"other":{"a":{"b":{"c":1}}}}""")]
    public void Coerce_DeeperThanTheLimit_IsLimitError(string json)
        => Assert.Equal(LimitCodes.VariableDepth, Assert.Single(new VariableCoercion("$v: Any", json, maxDepth: 2).Errors).Code);

    [Fact]
    public void Coerce_AsDeepAsTheLimit_Passes()
        => Assert.Equal("[[1]]", new VariableCoercion("$v: Any", """{"v":[[1]]}""", maxDepth: 2)["v"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"v":1""")]
    [InlineData("""{"v":tru}""")]
    public void Coerce_NoJsonObject_IsBadRequest(string json)
        => Assert.Equal(ErrorCodes.BadRequest, Assert.Single(new VariableCoercion("$v: Int", json).Errors).Code);

    [Theory]
    [InlineData("""{"\ud800":1,"v":2}""")]
    [InlineData("""{"\u0076":2}""")]
    public void Coerce_EscapedNames_AreReadOrPassedOver(string json) => Assert.Equal("2", new VariableCoercion("$v: Int", json)["v"]);
}
