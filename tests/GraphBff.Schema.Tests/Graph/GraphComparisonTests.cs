using GraphBff.Schema.Comparison;
using GraphBff.Schema.Graph;

namespace GraphBff.Schema.Tests.Graph;

public sealed class GraphComparisonTests
{
    public static TheoryData<string, string, string> Rules => new()
    {
        // Types.
        { "type A { x: Int }", "", "Breaking TypeRemoved A: the object type was removed" },
        { "", "type A { x: Int }", "Safe TypeAdded A: the object type was added" },
        {
            "interface I { x: Int }",
            "interface I { x: Int } type A implements I { x: Int }",
            "Dangerous TypeAdded A: the object type was added, and implements I: clients may receive it, and Apollo Client's "
            + "possibleTypes need it"
        },
        {
            "",
            "interface I { x: Int } type A implements I { x: Int }",
            "Safe TypeAdded I: the interface was added|Safe TypeAdded A: the object type was added"
        },
        {
            "interface I { x: Int }",
            "interface I { x: Int } interface A implements I { x: Int }",
            "Safe TypeAdded A: the interface was added"
        },
        {
            "union A = Query",
            "union A = Query | B type B { x: Int }",
            "Dangerous TypeAddedToUnion A: B was added to the union: clients may receive it, and Apollo Client's possibleTypes need "
            + "it|Safe TypeAdded B: the object type was added"
        },
        { "type A { x: Int }", "input A { x: Int }", "Breaking TypeChangedKind A: it changed from object type to input type" },
        { "scalar A", "enum A { X }", "Breaking TypeChangedKind A: it changed from scalar to enum" },
        { "scalar A", "scalar A", "" },
        { "scalar Int", "", "" },
        { "\"Old.\" type A { x: Int }", "\"New.\" type A { x: Int }", "Safe DescriptionChanged A: its description changed" },

        // Output fields.
        { "type A { x: Int y: Int }", "type A { x: Int }", "Breaking FieldRemoved A.y: the field was removed" },
        {
            "type A { x: Int y: Int @deprecated(reason: \"Ask for x.\") }",
            "type A { x: Int }",
            "Breaking FieldRemoved A.y: the field was removed; it was deprecated: Ask for x."
        },
        { "type A { x: Int }", "type A { x: Int y: Int! }", "Safe FieldAdded A.y: the field was added" },
        { "type A { x: Int }", "type A { x: Int! }", "Safe FieldChangedKindSafe A.x: its type changed from Int to Int!" },
        { "type A { x: Int! }", "type A { x: Int }", "Breaking FieldChangedKind A.x: its type changed from Int! to Int" },
        { "type A { x: Int }", "type A { x: String }", "Breaking FieldChangedKind A.x: its type changed from Int to String" },
        { "type A { x: Int }", "type A { x: [Int] }", "Breaking FieldChangedKind A.x: its type changed from Int to [Int]" },
        { "type A { x: [Int] }", "type A { x: Int }", "Breaking FieldChangedKind A.x: its type changed from [Int] to Int" },
        { "type A { x: [Int] }", "type A { x: [Int!]! }", "Safe FieldChangedKindSafe A.x: its type changed from [Int] to [Int!]!" },
        { "type A { x: [Int!] }", "type A { x: [Int]! }", "Breaking FieldChangedKind A.x: its type changed from [Int!] to [Int]!" },
        {
            "interface A { x: Int }",
            "interface A { y: Int }",
            "Breaking FieldRemoved A.x: the field was removed|Safe FieldAdded A.y: the field was added"
        },
        { "type A { x: Int }", "type A { x: Int @deprecated }", "Safe DeprecationChanged A.x: it is deprecated: No longer supported" },
        { "type A { x: Int @deprecated }", "type A { x: Int }", "Safe DeprecationChanged A.x: it is no longer deprecated" },
        {
            "type A { x: Int @deprecated(reason: \"a\") }",
            "type A { x: Int @deprecated(reason: \"b\") }",
            "Safe DeprecationChanged A.x: the reason of its deprecation changed: b"
        },
        { "type A { x: Int }", "type A { \"New.\" x: Int }", "Safe DescriptionChanged A.x: its description changed" },

        // Arguments.
        { "type A { x(a: Int): Int }", "type A { x: Int }", "Breaking ArgRemoved A.x(a:): the argument was removed" },
        { "type A { x: Int }", "type A { x(a: Int!): Int }", "Breaking RequiredArgAdded A.x(a:): the required argument was added" },
        { "type A { x: Int }", "type A { x(a: Int! = 1): Int }", "Dangerous OptionalArgAdded A.x(a:): the optional argument was added" },
        { "type A { x: Int }", "type A { x(a: Int): Int }", "Dangerous OptionalArgAdded A.x(a:): the optional argument was added" },
        { "type A { x(a: Int): Int }", "type A { x(a: Int!): Int }", "Breaking ArgChangedKind A.x(a:): its type changed from Int to Int!" },
        { "type A { x(a: Int!): Int }", "type A { x(a: Int): Int }", "Safe ArgChangedKindSafe A.x(a:): its type changed from Int! to Int" },
        {
            "type A { x(a: [Int!]!): Int }",
            "type A { x(a: [Int]): Int }",
            "Safe ArgChangedKindSafe A.x(a:): its type changed from [Int!]! to [Int]"
        },
        {
            "type A { x(a: Int): Int }",
            "type A { x(a: [Int]): Int }",
            "Breaking ArgChangedKind A.x(a:): its type changed from Int to [Int]"
        },
        {
            "type A { x(a: Int = 1): Int }",
            "type A { x(a: Int = 2): Int }",
            "Dangerous ArgDefaultValueChange A.x(a:): its default changed from 1 to 2"
        },
        {
            "type A { x(a: Int = 1): Int }",
            "type A { x(a: Int): Int }",
            "Dangerous ArgDefaultValueChange A.x(a:): its default 1 was removed"
        },
        {
            "type A { x(a: Int! = 1): Int }",
            "type A { x(a: Int!): Int }",
            "Breaking ArgDefaultValueChange A.x(a:): its default 1 was removed: it is required now"
        },
        { "type A { x(a: Int): Int }", "type A { x(a: Int = 1): Int }", "Safe ArgDefaultValueAdded A.x(a:): it has the default 1 now" },
        {
            "type A { x(a: I = {p: 1, q: [\"2\"]}): Int } input I { p: Int q: [String] }",
            "type A { x(a: I = {q: [\"\"\"2\"\"\"] p: 1}): Int } input I { p: Int q: [String] }",
            ""
        },

        // Input fields.
        { "input A { x: Int y: Int }", "input A { x: Int }", "Breaking FieldRemoved A.y: the input field was removed" },
        { "input A { x: Int }", "input A { x: Int y: Int! }", "Breaking RequiredInputFieldAdded A.y: the required input field was added" },
        { "input A { x: Int }", "input A { x: Int y: Int }", "Dangerous OptionalInputFieldAdded A.y: the optional input field was added" },
        { "input A { x: Int }", "input A { x: Int! }", "Breaking FieldChangedKind A.x: its type changed from Int to Int!" },
        { "input A { x: Int! }", "input A { x: Int }", "Safe FieldChangedKindSafe A.x: its type changed from Int! to Int" },
        {
            "input A { x: Int = 1 }",
            "input A { x: Int = 2 }",
            "Dangerous InputFieldDefaultValueChange A.x: its default changed from 1 to 2"
        },
        {
            "input A { x: Int! = 1 }",
            "input A { x: Int! }",
            "Breaking InputFieldDefaultValueChange A.x: its default 1 was removed: it is required now"
        },
        { "input A { x: Int }", "input A { x: Int = 1 }", "Safe InputFieldDefaultValueAdded A.x: it has the default 1 now" },
        { "input A { x: Int }", "input A @oneOf { x: Int }", "Breaking OneOfAdded A: it takes exactly one field now" },
        { "input A @oneOf { x: Int }", "input A { x: Int }", "Safe OneOfRemoved A: it takes more than one field now" },

        // Enums, unions, interfaces, scalars.
        { "enum A { X Y }", "enum A { X }", "Breaking ValueRemovedFromEnum A.Y: the enum value was removed" },
        { "enum A { X }", "enum A { X Y }", "Dangerous ValueAddedToEnum A.Y: the enum value was added: clients may receive it" },
        { "enum A { X }", "enum A { X @deprecated }", "Safe DeprecationChanged A.X: it is deprecated: No longer supported" },
        {
            "union A = Query | B type B { x: Int }",
            "union A = Query type B { x: Int }",
            "Breaking TypeRemovedFromUnion A: B was removed from the union"
        },
        {
            "union A = Query type B { x: Int }",
            "union A = Query | B type B { x: Int }",
            "Dangerous TypeAddedToUnion A: B was added to the union: clients may receive it, and Apollo Client's possibleTypes need it"
        },
        {
            "interface I { x: Int } type A implements I { x: Int }",
            "interface I { x: Int } type A { x: Int }",
            "Breaking ImplementedInterfaceRemoved A: it no longer implements I"
        },
        {
            "interface I { x: Int } type A { x: Int }",
            "interface I { x: Int } type A implements I { x: Int }",
            "Dangerous ImplementedInterfaceAdded A: it implements I now: clients may receive it, and Apollo Client's possibleTypes need it"
        },
        {
            "scalar A @specifiedBy(url: \"a:1\")",
            "scalar A @specifiedBy(url: \"a:2\")",
            "Dangerous SpecifiedByChanged A: its specification changed from a:1 to a:2"
        },
        { "scalar A", "scalar A @specifiedBy(url: \"a:2\")", "Safe SpecifiedByChanged A: it is specified by a:2 now" },

        // Directives and roots.
        { "directive @a on FIELD", "", "Breaking DirectiveRemoved @a: the directive was removed" },
        { "", "directive @a on FIELD", "Safe DirectiveAdded @a: the directive was added" },
        {
            "directive @a on FIELD | QUERY",
            "directive @a on FIELD",
            "Breaking DirectiveLocationRemoved @a: it is no longer allowed on QUERY"
        },
        { "directive @a on FIELD", "directive @a on FIELD | QUERY", "Safe DirectiveLocationAdded @a: it is now allowed on QUERY" },
        {
            "directive @a repeatable on FIELD",
            "directive @a on FIELD",
            "Breaking DirectiveRepeatableRemoved @a: it is no longer repeatable"
        },
        { "directive @a on FIELD", "directive @a repeatable on FIELD", "Safe DirectiveRepeatableAdded @a: it is repeatable now" },
        { "directive @a(x: Int) on FIELD", "directive @a on FIELD", "Breaking DirectiveArgRemoved @a(x:): the argument was removed" },
        {
            "directive @a on FIELD",
            "directive @a(x: Int!) on FIELD",
            "Breaking RequiredDirectiveArgAdded @a(x:): the required argument was added"
        },
        {
            "directive @a on FIELD",
            "directive @a(x: Int) on FIELD",
            "Safe OptionalDirectiveArgAdded @a(x:): the optional argument was added"
        },
        {
            "directive @a(x: Int) on FIELD",
            "directive @a(x: Int!) on FIELD",
            "Breaking ArgChangedKind @a(x:): its type changed from Int to Int!"
        },
        {
            "type M { x: Int } schema { query: Query mutation: M }",
            "type M { x: Int } schema { query: Query }",
            "Breaking RootTypeChanged M: there is no longer a mutation type"
        },
        {
            "type M { x: Int } schema { query: Query }",
            "type M { x: Int } schema { query: Query mutation: M }",
            "Safe RootTypeChanged M: it became the mutation type"
        },
        {
            "type M { x: Int } schema { query: Query }",
            "type M { x: Int } schema { query: M }",
            "Breaking RootTypeChanged Query: the query type is M now"
        },

        // A type and its extensions count as one.
        { "type A { x: Int } extend type A { y: Int }", "type A { x: Int y: Int }", "" },
        { "enum A { X } extend enum A { Y }", "enum A { X Y }", "" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Compare_OneChange_IsJudgedByItsRule(string before, string after, string expected)
    {
        var changes = GraphComparison.Compare(Schema(before), Schema(after));

        Assert.Equal(
            expected.Split('|', StringSplitOptions.RemoveEmptyEntries),
            changes.Select(change => $"{change.Severity} {change.Rule} {change.Coordinate}: {change.Message}"));
    }

    [Fact]
    public void Rules_EveryRule_HasItsCase()
    {
        var tested = Rules.SelectMany(row => ((string)row[2]).Split('|', StringSplitOptions.RemoveEmptyEntries))
            .Select(text => text.Split(' ')[1]);

        Assert.Empty(Enum.GetNames<GraphRule>().Except(tested));
    }

    [Theory]
    [InlineData("")]
    [InlineData("type")]
    [InlineData("{ query }")]
    [InlineData("<html>")]
    [InlineData("\0\u0001")]
    public void Read_NoSdl_SaysSo(string text) => Assert.Throws<CheckException>(() => SdlReader.Read(text, "x"));

    private static SdlSchema Schema(string types) => SdlReader.Read(types + " type Query { q: Int }", "x");
}
