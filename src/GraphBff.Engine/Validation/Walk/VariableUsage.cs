using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>A place where a variable is used.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The input type expected there; null where the place is not known to the schema.</param>
/// <param name="HasDefault">Whether the place has a default for an absent variable.</param>
/// <param name="Parent">The input type of the list or object around it.</param>
internal sealed record VariableUsage(GraphQLVariable Variable, IGraphType? Type, bool HasDefault, IGraphType? Parent);
