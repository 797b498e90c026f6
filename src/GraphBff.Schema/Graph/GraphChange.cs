using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>One change of the graph.</summary>
/// <param name="Severity">The severity by the rules, whoever uses the changed part.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Coordinate">
/// The schema coordinate. For a member of a union or an interface of a type, it is that of the union or type.
/// </param>
/// <param name="Message">What happened there, as a sentence after the coordinate.</param>
/// <param name="Users">The coordinates whose users are affected; <c>Order.*</c> means all fields of a type.</param>
internal sealed record GraphChange(Severity Severity, GraphRule Rule, string Coordinate, string Message, params string[] Users);
