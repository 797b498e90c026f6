using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.Parsing;

public class DocumentParserTests
{
    // The messages and locations are those of graphql-js 16.
    [Theory]
    [InlineData("", "Unexpected <EOF>.", 1, 1)]
    [InlineData("#c", "Unexpected <EOF>.", 1, 3)]
    [InlineData("{}", "Expected Name, found \"}\".", 1, 2)]
    [InlineData("{a", "Expected Name, found <EOF>.", 1, 3)]
    [InlineData("{a()}", "Expected Name, found \")\".", 1, 4)]
    [InlineData("query Q(){a}", "Expected \"$\", found \")\".", 1, 9)]
    [InlineData("query ($a:Int=$b){a}", "Unexpected variable \"$b\" in constant value.", 1, 15)]
    [InlineData("query ($a:Int=$){a}", "Unexpected \"$\".", 1, 15)]
    [InlineData("query ($x:Int @a(b:$c)){a}", "Unexpected variable \"$c\" in constant value.", 1, 20)]
    [InlineData("query ($a:[Int!]!!){a}", "Expected \"$\", found \"!\".", 1, 18)]
    [InlineData("fragment on on T{a}", "Unexpected Name \"on\".", 1, 10)]
    [InlineData("fragment F($a:Int) on Q {a}", "Expected \"on\", found \"(\".", 1, 11)]
    [InlineData("{...on}", "Expected Name, found \"}\".", 1, 7)]
    [InlineData("\"d\" {a}", "Unexpected description, descriptions are not supported on shorthand queries.", 1, 1)]
    [InlineData("\"d\" extend type A {a:B}", "Unexpected description, only GraphQL definitions support descriptions.", 1, 1)]
    [InlineData("\"d\" \"e\"", "Unexpected String \"e\".", 1, 5)]
    [InlineData("notAnOperation {a}", "Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("{a(b:.5)}", "Unexpected character: \".\".", 1, 6)]
    [InlineData("{a(b:'c')}", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 6)]
    [InlineData("{a}\u00a0", "Unexpected character: U+00A0.", 1, 4)]
    [InlineData("{a(b:00)}", "Invalid number, unexpected digit after 0: \"0\".", 1, 7)]
    [InlineData("{a(b:1.)}", "Invalid number, expected digit but got: \")\".", 1, 8)]
    [InlineData("{a(b:-)}", "Invalid number, expected digit but got: \")\".", 1, 7)]
    [InlineData("{a(b:1e)}", "Invalid number, expected digit but got: \")\".", 1, 8)]
    [InlineData("{a(b:1c)}", "Invalid number, expected digit but got: \"c\".", 1, 7)]
    [InlineData("{a(b:1.2.3)}", "Invalid number, expected digit but got: \".\".", 1, 9)]
    [InlineData("{a(b:1", "Expected Name, found <EOF>.", 1, 7)]
    [InlineData("{\n a(b: \"x\n\")}", "Unterminated string.", 2, 9)]
    [InlineData("{\r\n\ra(b: \"\"\"x", "Unterminated string.", 3, 10)]
    [InlineData("{a(b:\"\\x\")}", "Invalid character escape sequence: \"\\x\".", 1, 7)]
    [InlineData("{a(b:\"\\u00G0\")}", "Invalid Unicode escape sequence: \"\\u00G0\".", 1, 7)]
    [InlineData("{a(b:\"\\uD83D\")}", "Invalid Unicode escape sequence: \"\\uD83D\".", 1, 7)]
    [InlineData("{a(b:\"\\u{110000}\")}", "Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 7)]
    [InlineData("{a(b:\"\\u{}\")}", "Invalid Unicode escape sequence: \"\\u{}\".", 1, 7)]
    [InlineData("{a(b:\"\\u{1F@6}\")}", "Invalid Unicode escape sequence: \"\\u{1F@\".", 1, 7)]
    public void Parse_BrokenDocument_SaysWhatAndWhere(string text, string message, int line, int column)
    {
        var error = Parse(text).Error!;

        Assert.Equal(ErrorCodes.SyntaxError, error.Code);
        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }

    [Theory]
    [InlineData("{a(b:\"HALF\")}", "Invalid character within String: U+D83D.")]
    [InlineData("{a(b:\"\"\"HALF\"\"\")}", "Invalid character within String: U+D83D.")]
    [InlineData("{a} HALF", "Invalid character: U+D83D.")]
    [InlineData("{a} # HALF", "Invalid character: U+D83D.")]
    [InlineData("{a} 😀", "Unexpected character: U+1F600.")]
    public void Parse_HalfSurrogates_AreNoCharacters(string text, string message)
        => Assert.Equal("Syntax Error: " + message, Parse(text.Replace("HALF", "\ud83d", StringComparison.Ordinal)).Error!.Message);

    [Theory]
    [InlineData("\ufeff{a}")]
    [InlineData("\"d\" query Q(\"e\" $a: Int = 1 @x){a(b: $a)}")]
    [InlineData("\"\"\"d\"\"\" fragment F on T {a}")]
    [InlineData("{a ... @include(if:true){b} ...F @x ... on T {c}}")]
    [InlineData("subscription S{a} mutation M{b} {c}")]
    [InlineData("{on:query fragment type true null}")]
    [InlineData("{a(x:[1 2,[]] y:{} z:{a:{b:$c}} e:ENUM t:true n:null f:-1.5e+3)}")]
    public void Parse_GoodDocument_Parses(string text) => Assert.True(Parse(text).IsGood, Parse(text).Error?.Message);

    [Theory]
    [InlineData("type A {a:B}")]
    [InlineData("{a} \"d\" enum E {A}")]
    [InlineData("extend type A {a:B}")]
    public void Parse_TypeSystemDefinition_IsNotExecutable(string text)
    {
        var error = Parse(text).Error!;

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.EndsWith("definition is not executable.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "a\n\t\"\\/\b\f\r")]
    [InlineData("\"\\u00e9\\u{e9}\\u{1F600}\\uD83D\\uDE00é😀\"", "éé😀😀é😀")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\" a\r\n b\rc \\\"\"\" \\n \"\"\"", " a\n b\nc \"\"\" \\n ")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"\n\n\"\"\"", "")]
    [InlineData("\"\"\"  x\n\ty\"\"\"", "  x\ny")]
    public void Parse_String_HasItsValue(string literal, string expected)
        => Assert.Equal(expected, Assert.IsAssignableFrom<GraphQLStringValue>(Argument(literal)).Value.ToString());

    [Fact]
    public void Parse_Nodes_KnowTheirPlace()
    {
        const string text = "query Q($v: [Int!] = [1]) @d(a: 1) { x: f(a: {b: $v}) @e { ...F ... on T { g } } } fragment F on T { h }";
        var document = Parse(text).Document!;

        var operation = Assert.IsAssignableFrom<GraphQLOperationDefinition>(document.Definitions[0]);
        var field = Assert.IsAssignableFrom<GraphQLField>(operation.SelectionSet.Selections[0]);
        Assert.Equal("query Q($v: [Int!] = [1]) @d(a: 1) { x: f(a: {b: $v}) @e { ...F ... on T { g } } }", At(operation));
        Assert.Equal("$v: [Int!] = [1]", At(operation.Variables![0]));
        Assert.Equal("[Int!]", At(operation.Variables[0].Type));
        Assert.Equal("@d(a: 1)", At(operation.Directives!));
        Assert.Equal("x: f(a: {b: $v}) @e { ...F ... on T { g } }", At(field));
        Assert.Equal("x", At(field.Alias!));
        Assert.Equal("f", At(field.Name));
        Assert.Equal("(a: {b: $v})", At(field.Arguments!));
        Assert.Equal("{b: $v}", At(field.Arguments![0].Value));
        Assert.Equal("...F", At(field.SelectionSet!.Selections[0]));
        Assert.Equal("... on T { g }", At(field.SelectionSet.Selections[1]));
        Assert.Equal("fragment F on T { h }", At(document.Definitions[1]));
        Assert.Equal(text, document.Source.ToString());

        string At(ASTNode node) => text[node.Location.Start..node.Location.End];
    }

    [Fact]
    public void Parse_LongTokenInTheWrongPlace_IsCutInTheMessage()
        => Assert.InRange(Parse($"{{a \"{new string('x', 10_000)}\"}}").Error!.Message.Length, 100, 200);

    private static GraphQLValue Argument(string literal)
        => ((GraphQLField)((GraphQLOperationDefinition)Parse($"{{f(a: {literal})}}").Document!.Definitions[0]).SelectionSet.Selections[0])
            .Arguments![0].Value;

    private static ParsedDocument Parse(string text) => new DocumentParser(new LimitOptions()).Parse(text);
}
