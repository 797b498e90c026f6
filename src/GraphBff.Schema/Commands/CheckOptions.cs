using System.CommandLine;

namespace GraphBff.Schema.Commands;

/// <summary>The options of <c>schema check --against</c>.</summary>
internal sealed class CheckOptions
{
    private readonly Option<string[]> _usage = new("--usage")
    {
        Description = "A usage record. A change to what no recorded client uses breaks nothing. May be given several times.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _schema = new("--schema")
    {
        Description = "What to check instead of this build.",
        HelpName = "FILE|DIRECTORY",
    };

    private readonly Option<string> _format = new("--format") { Description = "The report's format.", DefaultValueFactory = _ => "text" };

    public CheckOptions() => _format.AcceptOnlyFromAmong("text", "json");

    public Option<string> Against { get; } = new("--against")
    {
        Description = "The contract before the change.",
        HelpName = "GIT-REF|FILE|DIRECTORY",
    };

    public void AddTo(Command check)
    {
        Option[] options = [Against, _usage, _schema, _format];
        foreach (var option in options)
        {
            check.Add(option);
        }

        check.Validators.Add(result =>
        {
            if (result.GetResult(Against) is null && (result.GetResult(_usage) ?? result.GetResult(_schema)) is not null)
            {
                result.AddError("--usage and --schema belong to --against.");
            }

            if (options.Any(option => result.GetResult(option)?.Tokens.Any(token => token.Value.Length == 0) == true))
            {
                result.AddError("An option has an empty value.");
            }
        });
    }

    /// <summary>The given arguments; null without <c>--against</c>.</summary>
    public CheckArguments? Read(ParseResult parsed) => parsed.GetValue(Against) is { } against
        ? new CheckArguments(against, parsed.GetValue(_schema), parsed.GetValue(_usage) ?? [], parsed.GetValue(_format) == "json")
        : null;
}
