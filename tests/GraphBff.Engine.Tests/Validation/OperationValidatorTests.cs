using GraphBff.Engine.Errors;
using static GraphBff.Engine.Tests.Validation.DocumentValidation;

namespace GraphBff.Engine.Tests.Validation;

public class OperationValidatorTests
{
    [Theory]
    [InlineData("5.2.1.1", "query A {node{id}} query A {node{id}}", "There can be only one operation named \"A\".")]
    [InlineData("5.2.2.1", "{node{id}} query A {node{id}}", "This anonymous operation must be the only defined operation.")]
    [InlineData("5.2.3.1", "subscription {tick user(id: 1) {id}}", "Anonymous Subscription must select only one top level field.")]
    [InlineData(
        "5.2.3.1",
        "subscription S {...F} fragment F on Subscription {tick ... {a: tick}}",
        "Subscription \"S\" must select only one top level field.")]
    [InlineData("5.2.3.1", "subscription S {__typename}", "Subscription \"S\" must not select an introspection top level field.")]
    [InlineData(
        "5.2.3.1",
        "subscription ($v: Boolean!) {tick @skip(if: $v)}",
        "The top level field of a subscription cannot depend on the variable \"$v\".")]
    [InlineData("5.3.1", "{zzz}", "Cannot query field \"zzz\" on type \"Query\".")]
    [InlineData("5.3.1", "{usr(id: 1) {id}}", "Cannot query field \"usr\" on type \"Query\". Did you mean \"user\"?")]
    [InlineData(
        "5.3.1",
        "{animal {name}}",
        "Cannot query field \"name\" on type \"Animal\". Did you mean to use an inline fragment on \"Dog\" or \"Cat\"?")]
    [InlineData("5.3.1", "{user(id: 1) {__schema {types {name}}}}", "Cannot query field \"__schema\" on type \"User\".")]
    [InlineData(
        "5.3.2",
        "{user(id: 1) {id id: name}}",
        "Fields \"id\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields to fetch both if "
        + "this was intentional.")]
    [InlineData(
        "5.3.2",
        "{echo(i: 1) echo(i: 2)}",
        "Fields \"echo\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was "
        + "intentional.")]
    [InlineData(
        "5.3.2",
        "{echo(s: \"a\") echo(s: \"\"\"a\"\"\")}",
        "Fields \"echo\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was "
        + "intentional.")]
    [InlineData(
        "5.3.2",
        "{animal {... on Dog {name} ... on Cat {name}}}",
        "Fields \"name\" conflict because they return conflicting types \"String\" and \"Int\". Use different aliases on the fields to "
        + "fetch both if this was intentional.")]
    [InlineData(
        "5.3.2",
        "{animal {... on Dog {x: owner {y: id}} ... on Cat {x: owner {y: age}}}}",
        "Fields \"x\" conflict because subfields \"y\" conflict because they return conflicting types \"ID!\" and \"Int!\". Use different "
        + "aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "5.3.3", "{user(id: 1)}", "Field \"user\" of type \"User\" must have a selection of subfields. Did you mean \"user { ... }\"?")]
    [InlineData("5.3.3", "{echo {x}}", "Field \"echo\" must not have a selection since type \"String\" has no subfields.")]
    [InlineData("5.4.1", "{echo(zz: 1)}", "Unknown argument \"zz\" on field \"Query.echo\".")]
    [InlineData("5.4.1", "{echo @onField(zz: 1)}", "Unknown argument \"zz\" on directive \"@onField\".")]
    [InlineData("5.4.2", "{echo(i: 1, i: 1)}", "There can be only one argument named \"i\".")]
    [InlineData("5.4.2.1", "{need(i: 1, l: [])}", "Field \"need\" argument \"in\" of type \"In!\" is required, but it was not provided.")]
    [InlineData("5.4.2.1", "{echo @req}", "Directive \"@req\" argument \"r\" of type \"Boolean!\" is required, but it was not provided.")]
    [InlineData("5.5.1.1", "{...F} fragment F on Query {echo} fragment F on Query {echo}", "There can be only one fragment named \"F\".")]
    [InlineData("5.5.1.2", "{... on Zzz {a}}", "Unknown type \"Zzz\".")]
    [InlineData("5.5.1.2", "query ($a: Usr) {echo(i: $a)}", "Unknown type \"Usr\". Did you mean \"User\"?")]
    [InlineData("5.5.1.3", "{... on Color {a}}", "Fragment cannot condition on non composite type \"Color\".")]
    [InlineData("5.5.1.3", "{...F} fragment F on In {a}", "Fragment \"F\" cannot condition on non composite type \"In\".")]
    [InlineData("5.5.1.4", "{echo} fragment F on Query {echo}", "Fragment \"F\" is never used.")]
    [InlineData("5.5.2.1", "{...Zzz}", "Unknown fragment \"Zzz\".")]
    [InlineData(
        "5.5.2.3",
        "{user(id: 1) {... on Dog {id}}}",
        "Fragment cannot be spread here as objects of type \"User\" can never be of type \"Dog\".")]
    [InlineData(
        "5.5.2.3",
        "{animal {...F}} fragment F on User {id}",
        "Fragment \"F\" cannot be spread here as objects of type \"Animal\" can never be of type \"User\".")]
    [InlineData(
        "5.5.2.3",
        "{node {... on Nobody {id}}}",
        "Fragment cannot be spread here as objects of type \"Node\" can never be of type \"Nobody\".")]
    [InlineData("5.6.1", "{echo(i: \"x\")}", "Expected value of type \"Int\", found \"x\".")]
    [InlineData("5.6.1", "{echo(i: 2147483648)}", "Expected value of type \"Int\", found 2147483648.")]
    [InlineData("5.6.1", "{echo(i: 1.0)}", "Expected value of type \"Int\", found 1.0.")]
    [InlineData("5.6.1", "{echo(c: \"RED\")}", "Expected value of type \"Color\", found \"RED\".")]
    [InlineData("5.6.1", "{echo(c: PINK)}", "Expected value of type \"Color\", found PINK.")]
    [InlineData("5.6.1", "{echo(ri: null)}", "Expected value of type \"Int!\", found null.")]
    [InlineData("5.6.1", "{echo(i: [1])}", "Expected value of type \"Int\", found [1].")]
    [InlineData("5.6.1", "{echo(in: [{a: 1}])}", "Expected value of type \"In\", found [{a: 1}].")]
    [InlineData("5.6.1", "{users(colors: [RED, null])}", "Expected value of type \"Color!\", found null.")]
    [InlineData("5.6.1", "query ($a: Int = \"x\") {echo(i: $a)}", "Expected value of type \"Int\", found \"x\".")]
    [InlineData("5.6.2", "{echo(in: {a: 1, zz: 1})}", "Field \"zz\" is not defined by type \"In\".")]
    [InlineData("5.6.3", "{echo(in: {a: 1, a: 1})}", "There can be only one input field named \"a\".")]
    [InlineData("5.6.4", "{echo(in: {b: \"x\"})}", "Field \"In.a\" of required type \"Int!\" was not provided.")]
    [InlineData("OneOf", "{pick(by: {})}", "OneOf Input Object \"Pick\" must specify exactly one key.")]
    [InlineData("OneOf", "{pick(by: {id: 1, name: null})}", "OneOf Input Object \"Pick\" must specify exactly one key.")]
    [InlineData("OneOf", "{pick(by: {id: null})}", "Field \"Pick.id\" must be non-null.")]
    [InlineData(
        "OneOf",
        "query ($v: ID) {pick(by: {id: $v})}",
        "Variable \"$v\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Pick\".")]
    [InlineData("5.7.1", "{echo @zz}", "Unknown directive \"@zz\".")]
    [InlineData("5.7.2", "query @onField {echo}", "Directive \"@onField\" may not be used on QUERY.")]
    [InlineData("5.7.2", "{... @req(r: true) {echo}}", "Directive \"@req\" may not be used on INLINE_FRAGMENT.")]
    [InlineData("5.7.3", "{echo @onField @onField}", "The directive \"@onField\" can only be used once at this location.")]
    [InlineData("5.8.1", "query ($a: Int, $a: Int) {echo(i: $a)}", "There can be only one variable named \"$a\".")]
    [InlineData("5.8.2", "query ($a: User) {echo(i: $a)}", "Variable \"$a\" cannot be non-input type \"User\".")]
    [InlineData("5.8.3", "query Q {echo(i: $a)}", "Variable \"$a\" is not defined by operation \"Q\".")]
    [InlineData("5.8.3", "{...F} fragment F on Query {echo @include(if: $a)}", "Variable \"$a\" is not defined.")]
    [InlineData("5.8.4", "query Q($a: Int) {echo}", "Variable \"$a\" is never used in operation \"Q\".")]
    [InlineData("5.8.5", "query ($a: String) {echo(i: $a)}", "Variable \"$a\" of type \"String\" used in position expecting type \"Int\".")]
    [InlineData(
        "5.8.5",
        "query ($a: Int) {need(i: $a, in: {a: 1}, l: [])}",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData(
        "5.8.5",
        "query ($a: Int = null) {need(i: $a, in: {a: 1}, l: [])}",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData("5.8.5", "query ($a: Int) {echo(li: $a)}", "Variable \"$a\" of type \"Int\" used in position expecting type \"[Int]\".")]
    [InlineData(
        "5.8.5",
        "query ($a: [Int]!) {echo(in: {a: 1, c: [$a]})}",
        "Variable \"$a\" of type \"[Int]!\" used in position expecting type \"[Int!]\".")]
    [InlineData(
        "5.8.5",
        "query ($a: Int) {...F} fragment F on Query {echo(in: {a: $a})}",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData("graphql-js", "{__schema {types {fields {type {fields {type {fields {name}}}}}}}}", "Maximum introspection depth exceeded")]
    [InlineData(
        "stream label",
        "{users @stream(label: \"a\") {id} user(id: 1) {... @defer(label: \"\"\"a\"\"\") {id}}}",
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.")]
    [InlineData(
        "stream label",
        "query A {...F @defer(label: \"a\")} query B {...F @defer(label: \"a\")} fragment F on Query {echo}",
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.")]
    [InlineData(
        "stream label", "query ($l: String) {... @defer(label: $l) {echo}}", "Argument \"@defer(label:)\" must be a static string.")]
    [InlineData("stream label", "{users @stream(label: 1) {id}}", "Argument \"@stream(label:)\" must be a static string.")]
    [InlineData(
        "stream root",
        "mutation {... @defer {set(in: {a: 1}) {id}}}",
        "Defer directive cannot be used on root mutation type \"Mutation\".")]
    [InlineData(
        "stream root",
        "mutation {...F ...F @defer(if: false)} fragment F on Mutation {set(in: {a: 1}) {id}}",
        "Defer directive cannot be used on root mutation type \"Mutation\".")]
    [InlineData(
        "stream root",
        "mutation {...F} fragment F on Mutation {... {setAll(in: []) @stream {id}}}",
        "Stream directive cannot be used on root mutation type \"Mutation\".")]
    [InlineData(
        "stream root",
        "subscription {... @defer(if: false) {tick}}",
        "Defer directive cannot be used on root subscription type \"Subscription\".")]
    [InlineData(
        "stream root",
        "subscription {...F} fragment F on Subscription {users @stream(if: false) {id}}",
        "Stream directive cannot be used on root subscription type \"Subscription\".")]
    [InlineData(
        "stream operation",
        "subscription {user(id: 1) {... @defer {id}}}",
        "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.")]
    [InlineData(
        "stream operation",
        "subscription {user(id: 1) {...F}} fragment F on User {tags @stream(if: true)}",
        "Stream directive not supported on subscription operations. Disable `@stream` by setting the `if` argument to `false`.")]
    [InlineData(
        "stream operation",
        "subscription {user(id: 1) {...F @skip(if: true) ...F @include(if: true)}} fragment F on User {... @defer {id}}",
        "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.")]
    [InlineData("stream list", "{user(id: 1) @stream {id}}", "Directive \"@stream\" cannot be used on non-list field \"Query.user\".")]
    [InlineData("stream list", "{__typename @stream}", "Directive \"@stream\" cannot be used on non-list field \"Query.__typename\".")]
    [InlineData(
        "stream merge",
        "{users @stream {id} users {name}}",
        "Fields \"users\" conflict because they have overlapping stream directives. Use different aliases on the fields to fetch both if "
        + "this was intentional.")]
    [InlineData(
        "stream merge",
        "{users @stream(initialCount: 1) {id} users @stream(initialCount: 1) {id}}",
        "Fields \"users\" conflict because they have overlapping stream directives. Use different aliases on the fields to fetch both if "
        + "this was intentional.")]
    [InlineData(
        "stream merge",
        "{user(id: 1) {...F} user(id: 1) {friends @stream {id}}} fragment F on User {friends {id}}",
        "Fields \"user\" conflict because subfields \"friends\" conflict because they have overlapping stream directives. Use different "
        + "aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "stream merge",
        "{node {... on User {x: tags @stream} ... on Dog {x: barks}}}",
        "Fields \"x\" conflict because they have overlapping stream directives. Use different aliases on the fields to fetch both if this "
        + "was intentional.")]
    [InlineData("stream count", "{users @stream(initialCount: -1) {id}}", "Argument \"@stream(initialCount:)\" must not be negative.")]
    [InlineData("5.7.2", "{users @defer {id}}", "Directive \"@defer\" may not be used on FIELD.")]
    [InlineData("5.7.3", "{... @defer @defer(if: false) {echo}}", "The directive \"@defer\" can only be used once at this location.")]
    public void Validate_DocumentThatBreaksARule_SaysSo(string rule, string text, string message)
    {
        var errors = Validate(text);

        Assert.True(errors.Exists(error => error.Message == message), $"{rule}: {string.Join(" | ", errors)}");
        Assert.All(errors, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
        Assert.All(errors, error => Assert.NotEmpty(error.Locations));
    }

    [Theory]
    [InlineData("query A {echo} query B {echo} mutation C {set(in: {a: 1}) {id}}")]
    [InlineData("subscription {... on Subscription {tick} ...F} fragment F on Subscription {tick}")]
    [InlineData("subscription {tick @include(if: true) x: tick @skip(if: true)}")]
    [InlineData("{__typename __schema {queryType {name}} __type(name: \"User\") {name}}")]
    [InlineData("{animal {__typename ... on Dog {name: barks, x: owner {id}} ... on Cat {x: owner {name}}}}")]
    [InlineData("{animal {... on Dog {x: barks} ... on Cat {y: lives}} node {... on Dog {age: barks} ... on User {friends {id}}}}")]
    [InlineData("{animal {... on Dog {a: barks(loud: true)} ... on Dog {a: barks(loud: true)}}}")]
    [InlineData("{echo(i: 1, s: \"a\") echo(s: \"a\", i: 1)}")]
    [InlineData("{echo(in: {a: 1, b: \"x\"}) echo(in: {b: \"x\", a: 1})}")]
    [InlineData("{echo(i: null, f: 1, id: 4, li: 3, in: {a: 1, c: [1, [2, 3], null]}, fi: {nested: {}})}")]
    [InlineData("{users(colors: RED) {id}}")]
    [InlineData("{pick(by: {id: 1}) picks(by: {in: {a: 1}})}")]
    [InlineData("query ($v: ID!) {pick(by: {id: $v})}")]
    [InlineData("query ($a: Int = 1) {need(i: $a, in: {a: $a}, l: [$a])}")]
    [InlineData("query ($a: Int) {echo(ri: $a, fi: {min: $a})}")]
    [InlineData("query ($a: Int!, $l: [Int!]!) {echo(i: $a, li: $l, in: {a: $a, c: [$l]})}")]
    [InlineData("query ($a: Boolean!) {...F} fragment F on Query {...G} fragment G on Query {echo @skip(if: $a)}")]
    [InlineData("{echo @onAny @onAny(x: \"y\") @onField(a: 1)}")]
    [InlineData("query ($a: Int @onAny) @onAny {... @onAny {echo(i: $a)} ...F @onAny} fragment F on Query @onAny {node {id}}")]
    [InlineData("{node {... on Named {name ... on Dog {owner {id}}}}}")]
    [InlineData("{users @stream(initialCount: 2, label: \"a\") {id ... @defer(label: \"b\") {name friends @stream(label: null) {id}}}}")]
    [InlineData(
        "query ($if: Boolean, $n: Int) {users @stream(if: $if, initialCount: $n) {id} ...F @defer(if: $if)} fragment F on Query {echo}")]
    [InlineData("{users @stream(initialCount: -0) {id}}")]
    [InlineData("mutation {set(in: {a: 1}) {... @defer {id} ...F @defer} setAll(in: []) {friends @stream {id}}} fragment F on User {name}")]
    [InlineData(
        "query Q($v: Boolean!) {...Q} subscription S($v: Boolean!) {user(id: 1) {...F}} fragment Q on Query {user(id: 1) {...F}} "
        + "fragment F on User {... @defer(if: $v) {id} tags @stream(if: false)}")]
    [InlineData("subscription ($v: Boolean!) {user(id: 1) {... @defer @skip(if: $v) {id} tags @stream @include(if: false)}}")]
    [InlineData("query A {user(id: 1) {...F ...G}} fragment F on User {tags @stream} fragment G on User {...F ... {...F}}")]
    [InlineData("{user(id: 1) {... @defer {name} name}}")]
    public void Validate_GoodDocument_HasNoErrors(string text) => Assert.Empty(Validate(text));

    [Fact]
    public void Validate_ListItemOfNullableVariable_IsRefused()
        => Assert.NotEmpty(Validate("query ($a: Int) {need(i: 1, in: {a: 1}, l: [$a])}"));

    [Fact]
    public void Validate_SeveralNodes_GivesAllLocations()
        => Assert.Equal(
            [new SourceLocation(2, 3), new SourceLocation(3, 3)],
            Assert.Single(Validate("{\n  a: echo(i: 1)\n  a: echo(i: 2)\n}")).Locations);

    [Fact]
    public void Validate_DeferBelowFragmentsOfASubscription_GivesThePathToIt()
        => Assert.Equal(
            [new SourceLocation(3, 33), new SourceLocation(2, 21), new SourceLocation(1, 28)],
            Assert.Single(Validate("""
                subscription {user(id: 1) {...F}}
                fragment F on User {...G}
                fragment G on User {... on User @defer {id}}
                """)).Locations);
}
