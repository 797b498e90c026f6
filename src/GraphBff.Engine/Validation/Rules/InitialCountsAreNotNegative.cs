using GraphBff.Engine.Types;
using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, the proposal for incremental delivery: a negative <c>initialCount</c> is an error of the field. This rule refuses
/// a literal before anything runs. The value of a variable is known only later.
/// </summary>
internal sealed class InitialCountsAreNotNegative(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnArguments(in ArgumentsSite site)
    {
        if (site.Owner is not GraphQLDirective directive || directive.Name.Value != StreamDirective.DirectiveName)
        {
            return;
        }

        if (directive.Arguments?.ValueFor(StreamDirective.InitialCount) is GraphQLIntValue count && count.Value.Span is ['-', not '0', ..])
        {
            Report("Argument \"@stream(initialCount:)\" must not be negative.", count);
        }
    }
}
