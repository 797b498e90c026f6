using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>One use of a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The input type expected there; null if the place is not in the schema.</param>
/// <param name="HasDefault">Whether the argument or input field has a default value.</param>
/// <param name="Parent">The input type of the list or object around it.</param>
internal sealed record VariableUsage(GraphQLVariable Variable, IGraphType? Type, bool HasDefault, IGraphType? Parent);
