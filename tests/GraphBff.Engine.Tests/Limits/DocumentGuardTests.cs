using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;

namespace GraphBff.Engine.Tests.Limits;

public class DocumentGuardTests
{
    [Theory]
    [InlineData("{a{b{c}}}", 3)]
    [InlineData("{a{...F}} fragment F on T {b{c}}", 3)]
    [InlineData("{a{... on T{b ... on T{c}}}}", 2)]
    [InlineData("{...F} fragment F on T {...G} fragment G on T {a}", 1)]
    public void Check_Depth_CountsFieldsThroughFragments(string text, int depth)
        => AssertLimit(text, LimitCodes.Depth, depth, (limits, value) => limits.Depth = value);

    [Theory]
    [InlineData("{a b c}", 3)]
    [InlineData("{a{b} ...F ...F} fragment F on T {c{d}}", 6)]
    [InlineData("{...F} fragment F on T {...G ...G} fragment G on T {...H ...H} fragment H on T {a ...I ...I} fragment I on T {b}", 12)]
    public void Check_Fields_CountsExpanded(string text, int fields)
        => AssertLimit(text, LimitCodes.Fields, fields, (limits, value) => limits.Fields = value);

    [Theory]
    [InlineData("{a{x y z} b ...F} fragment F on T {c ... on T {d{x}}}", 4)]
    [InlineData("{__typename __schema{types{name}} b}", 3)]
    public void Check_RootFields_CountsOnlyTheRoot(string text, int fields)
        => AssertLimit(text, LimitCodes.RootFields, fields, (limits, value) => limits.RootFields = value);

    [Theory]
    [InlineData("{x:a y:b{z:c d}}", 3)]
    [InlineData("{...F ...F} fragment F on T {x:a}", 2)]
    public void Check_Aliases_CountsExpanded(string text, int aliases)
        => AssertLimit(text, LimitCodes.Aliases, aliases, (limits, value) => limits.Aliases = value);

    [Theory]
    [InlineData("{a{x} a{x} b:a{x}}", 2)]
    [InlineData("{a{x} ...F ...F} fragment F on T {a{x} ... {a{x}}}", 5)]
    [InlineData("{x:a y:b x:c}", 2)]
    [InlineData("{a{x} b{x} c{x}}", 1)]
    public void Check_EqualKeys_CountsFieldsOfOnePlace(string text, int equal)
        => AssertLimit(text, LimitCodes.EqualKeys, equal, (limits, value) => limits.EqualKeys = value);

    [Theory]
    [InlineData("{...F ... on T {a}} fragment F on T {a ...G} fragment G on T {b}", 3)]
    [InlineData("{...F ...F} fragment F on T {...G ...G} fragment G on T {a}", 6)]
    public void Check_FragmentSpreads_CountsExpanded(string text, int spreads)
        => AssertLimit(text, LimitCodes.FragmentSpreads, spreads, (limits, value) => limits.FragmentSpreads = value);

    [Fact]
    public void Check_Directives_CountsEachOnceInTheText()
        => AssertLimit(
            "query ($v: Int @a) @b {a @c ...F @d ...F} fragment F on T @e {b @f ... @g {c}}",
            LimitCodes.Directives,
            7,
            (limits, value) => limits.Directives = value);

    [Fact]
    public void Check_Definitions_CountsOperationsAndFragments()
        => AssertLimit(
            "{a ...F} query Q {b} fragment F on T {c}", LimitCodes.Definitions, 3, (limits, value) => limits.Definitions = value);

    [Fact]
    public void Check_Variables_CountsAllOperations()
        => AssertLimit(
            "query A($a: Int) {a} query B($a: Int $b: Int) {a}", LimitCodes.Variables, 3, (limits, value) => limits.Variables = value);

    [Theory]
    [InlineData("{a @skip(if: $a) b @include(if: $b) c @skip(if: $a) ...F} fragment F on T {d @skip(if: $c) e @x(if: $d)}", 3)]
    [InlineData("query A {a @skip(if: $a)} query B {a @skip(if: $b)} query C {...F} fragment F on T {a @skip(if: true)}", 1)]
    public void Check_ConditionVariables_CountsPerOperation(string text, int variables)
        => AssertLimit(text, LimitCodes.ConditionVariables, variables, (limits, value) => limits.ConditionVariables = value);

    [Theory]
    [InlineData("{__schema{types{name fields{name}}} a{b}}", 4)]
    [InlineData("{__type(name:\"T\"){...F}} fragment F on __Type {name ofType{name}}", 3)]
    public void Check_IntrospectionDepth_CountsApart(string text, int depth)
        => AssertLimit(text, LimitCodes.IntrospectionDepth, depth, (limits, value) => limits.IntrospectionDepth = value);

    [Fact]
    public void Check_IntrospectionFields_CountsApart()
        => AssertLimit(
            "{__schema{types{name fields{name}}} a b}",
            LimitCodes.IntrospectionFields,
            5,
            (limits, value) => limits.IntrospectionFields = value);

    [Fact]
    public void Check_Introspection_DoesNotCountAsFields()
        => Assert.True(Parse("{__schema{types{name}} a{b}}", new LimitOptions { Fields = 2, Depth = 2 }).IsGood);

    [Theory]
    [InlineData("{a{b}}", 2)]
    [InlineData("{a(x: [[1]])}", 4)]
    [InlineData("{a(x: {y: {z: 1}})}", 4)]
    [InlineData("query ($a: [[[Int]]]) {a}", 4)]
    [InlineData("{...F} fragment F on T {...G} fragment G on T {a}", 3)]
    public void Parse_Nesting_CountsBracketsAndSpreads(string text, int nesting)
        => AssertLimit(text, LimitCodes.Nesting, nesting, (limits, value) => limits.Nesting = value);

    [Theory]
    [InlineData("{a}", 3)]
    [InlineData("{a # comment\n}# other", 5)]
    [InlineData("{a(b: \"x\" c: 1.5)}", 11)]
    public void Parse_Tokens_CountsComments(string text, int tokens)
        => AssertLimit(text, LimitCodes.Tokens, tokens, (limits, value) => limits.Tokens = value);

    [Fact]
    public void Parse_Bytes_CountsUtf8()
        => AssertLimit("{a(b: \"é😀\")}", LimitCodes.DocumentBytes, 16, (limits, value) => limits.DocumentBytes = value);

    [Theory]
    [InlineData("{...F} fragment F on T {...F}", "Cannot spread fragment \"F\" within itself.", 25)]
    [InlineData("{...F} fragment F on T {...G} fragment G on T {a{...F}}", "Cannot spread fragment \"F\" within itself via \"G\".", 50)]
    public void Check_Cycle_IsWhatValidationWouldSay(string text, string message, int column)
    {
        var error = Parse(text, new LimitOptions()).Error!;

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.Equal(message, error.Message);
        Assert.Equal([new SourceLocation(1, column)], error.Locations);
    }

    [Fact]
    public void Check_UnknownAndDuplicateFragments_AreLeftToValidation()
        => Assert.True(Parse("{...Zzz ...F} fragment F on T {a} fragment F on T {b}", new LimitOptions()).IsGood);

    [Fact]
    public void Check_ManyFragmentsOfFragments_AreBoundedTogether()
    {
        var chain = string.Concat(Enumerable.Range(0, 30).Select(index => $" fragment F{index} on T {{a b c ...F{index + 1}}}"));

        Assert.Equal(
            LimitCodes.Fields,
            Parse($"{{...F0}}{chain}", new LimitOptions { Fields = 91, FragmentSpreads = 31, RootFields = 100 }).Error?.Code);
    }

    [Fact]
    public void Options_Defaults_AreWithinTheirRanges()
    {
        LimitOptions defaults = new();

        Validator.ValidateObject(defaults, new ValidationContext(defaults), validateAllProperties: true);
    }

    private static void AssertLimit(string text, string code, int needed, Action<LimitOptions, int> set)
    {
        LimitOptions enough = new();
        set(enough, needed);
        LimitOptions tooFew = new();
        set(tooFew, needed - 1);

        Assert.Null(Parse(text, enough).Error);
        Assert.Equal(code, Parse(text, tooFew).Error?.Code);
    }

    private static ParsedDocument Parse(string text, LimitOptions limits) => new DocumentParser(limits).Parse(text);
}
