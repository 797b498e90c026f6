using GraphBff.Engine.Types;
using GraphBff.Engine.Validation.Walk;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, the proposal for incremental delivery: Defer And Stream Directive Labels Are Unique. A label is static text, and
/// names one directive of the document.
/// </summary>
internal sealed class DeferStreamDirectiveLabel(ValidationScope scope) : ValidationRule(scope)
{
    private const string NotUnique =
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.";

    private readonly Dictionary<ROM, GraphQLDirective> _known = [];

    public override void OnDirectives(GraphQLDirectives directives, ASTNode owner)
    {
        foreach (var directive in directives.Items)
        {
            var isStream = directive.Name.Value == StreamDirective.DirectiveName;
            if (isStream || directive.Name.Value == DeferDirective.DirectiveName)
            {
                Check(directive, directive.Arguments?.ValueFor(isStream ? StreamDirective.Label : DeferDirective.Label));
            }
        }
    }

    private void Check(GraphQLDirective directive, GraphQLValue? label)
    {
        switch (label)
        {
            case null or GraphQLNullValue:
                break;
            case GraphQLStringValue text:
                if (!_known.TryAdd(text.Value, directive))
                {
                    Report(NotUnique, _known[text.Value], directive);
                }

                break;
            default:
                Report($"Argument \"@{directive.Name}(label:)\" must be a static string.", directive);
                break;
        }
    }
}
