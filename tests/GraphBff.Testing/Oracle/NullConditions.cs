using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphBff.Testing.Oracle;

/// <summary>
/// Handles a condition that is null as graphql-js does: as an error of the object whose fields are being collected. GraphQL.NET refuses the
/// whole request before it runs. So it gets another value, and this class finds where the null would have failed.
/// </summary>
internal sealed class NullConditions
{
    private const string Key = "null conditions";

    private readonly HashSet<string> _names = [];

    private NullConditions(string variables) => Variables = variables;

    /// <summary>The variables, with a value instead of each null that is a condition.</summary>
    public string Variables { get; private set; }

    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables as JSON.</param>
    /// <param name="context">The context in which the strategies find them.</param>
    public static NullConditions Take(string query, string variables, Dictionary<string, object?> context)
    {
        var conditions = new NullConditions(variables);
        var values = JsonNode.Parse(variables)!.AsObject();
        foreach (var name in values.Where(pair => pair.Value is null).Select(pair => pair.Key).ToArray())
        {
            if (query.Contains($"(if: ${name})", StringComparison.Ordinal))
            {
                conditions._names.Add(name);
                values[name] = true;
            }
        }

        conditions.Variables = values.ToJsonString();
        context.Add(Key, conditions);
        return conditions;
    }

    /// <summary>Throws if @skip is null, or if @include is null and @skip does not remove the selection.</summary>
    public static void Check(ExecutionContext context, IHasDirectivesNode node)
    {
        var conditions = (NullConditions)context.UserContext[Key]!;
        foreach (var name in new[] { "skip", "include" })
        {
            var condition = node.Directives?.Items.Find(directive => directive.Name.Value == name)?.Arguments?.ValueFor("if");
            if (condition is GraphQLVariable variable && conditions._names.Contains(variable.Name.StringValue))
            {
                throw new ExecutionError("Argument \"if\" of non-null type \"Boolean!\" must not be null.");
            }

            if (name == "skip" && IsTrue(context, condition))
            {
                return;
            }
        }
    }

    /// <summary>Runs an operation. If the fields of its root cannot be collected, it has no data.</summary>
    public static async Task<ExecutionResult> RunAsync(ExecutionContext context, Func<Task<ExecutionResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (ExecutionError error)
        {
            context.Errors.Add(error);
            return new ExecutionResult { Executed = true };
        }
    }

    private static bool IsTrue(ExecutionContext context, GraphQLValue? condition) => condition switch
    {
        GraphQLTrueBooleanValue => true,
        GraphQLVariable variable => context.Variables.ValueFor(variable.Name, out var value) && value.Value is true,
        _ => false,
    };

    /// <summary>For queries.</summary>
    public sealed class Parallel : ParallelExecutionStrategy
    {
        public override Task<ExecutionResult> ExecuteAsync(ExecutionContext context) => RunAsync(context, () => base.ExecuteAsync(context));

        protected override bool ShouldIncludeNode<TASTNode>(ExecutionContext context, TASTNode node)
        {
            Check(context, node);
            return base.ShouldIncludeNode(context, node);
        }
    }

    /// <summary>For mutations.</summary>
    public sealed class Serial : SerialExecutionStrategy
    {
        public override Task<ExecutionResult> ExecuteAsync(ExecutionContext context) => RunAsync(context, () => base.ExecuteAsync(context));

        protected override bool ShouldIncludeNode<TASTNode>(ExecutionContext context, TASTNode node)
        {
            Check(context, node);
            return base.ShouldIncludeNode(context, node);
        }
    }
}
