using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>One change of the graph.</summary>
/// <param name="Severity">By the field's rules, whoever uses it.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Coordinate">Where, as a schema coordinate; of a union's member or a type's interface: the type.</param>
/// <param name="Message">What happened there.</param>
/// <param name="Users">Coordinates whose users notice; <c>Order.*</c> means all fields of a type.</param>
internal sealed record GraphChange(Severity Severity, GraphRule Rule, string Coordinate, string Message, params string[] Users);
