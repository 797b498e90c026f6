#if EMBED_DEMO_SERVICES
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GraphBff.Graph;
using GraphBff.Hosting.Starting;
using GraphBff.MockServices;
using GraphBff.MockServices.Faults;

namespace GraphBff.Hosting.Commands;

/// <summary>The command <c>mock</c>: the server, with mocked services in place of those that have no address.</summary>
internal static class MockCommand
{
    private const string Description =
        "Runs the server with believable data instead of services. Configuration is given as without a command.";

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(10);

    private static readonly MockSettings Defaults = new();

    private static readonly MockedService[] Services = [.. Modules.All.Select(module => new MockedService(module.Name, module.Service))];

    public static Command Create()
    {
        var latency = Rules(
            "--latency",
            "[SERVICE[.METHOD]:]DURATION",
            "How long calls wait: 200ms, 50-300ms or users:1s. May be given several times.",
            text => LatencyRule.Parse(text, Services));
        var fail = Rules(
            "--fail",
            "SERVICE[.METHOD]:CODE[/REASON][:SHARE]",
            "Which share of calls fails: users:UNAVAILABLE:0.2. May be given several times.",
            text => FailureRule.Parse(text, Services));
        var seed = Option("--seed", "NUMBER", "Another seed gives other data. Default 1.", text => Whole(text, int.MinValue, int.MaxValue));
        var count = Option(
            "--count",
            "NUMBER",
            $"How many entities of each type, at most {MockSettings.MaxCount}. Default 100.",
            text => Whole(text, 1, MockSettings.MaxCount));
        var events = Option(
            "--events", "DURATION", "After how long a subscription has its next event, or none for no events. Default 5s.", Interval);
        var now = Option("--now", "TIME", "The present of the data. Default 2026-01-01T12:00:00Z.", Moment);
        var mock = new Command("mock", Description) { latency, fail, seed, count, events, now };

        // Anything else is configuration, as without a command.
        mock.TreatUnmatchedTokensAsErrors = false;
        mock.SetAction((parsed, _) =>
        {
            var settings = new MockSettings
            {
                Latencies = Given(latency, []),
                Failures = Given(fail, []),
                Seed = Given(seed, Defaults.Seed),
                Count = Given(count, Defaults.Count),
                EventInterval = parsed.GetResult(events) is null ? Defaults.EventInterval : Finite(parsed.GetValue(events)),
                Now = Given(now, Defaults.Now),
            };
            return ProductServer.RunAsync(
                [.. parsed.UnmatchedTokens], builder => MockedServices.StartAsync(builder, Modules.All, settings));

            T Given<T>(Option<T> option, T byDefault) => parsed.GetResult(option) is null ? byDefault : parsed.GetValue(option)!;
        });
        return mock;
    }

    private static TimeSpan? Finite(TimeSpan interval) => interval == Timeout.InfiniteTimeSpan ? null : interval;

    private static Option<T> Option<T>(string name, string help, string description, Func<string, T> read) => new(name)
    {
        Description = description,
        HelpName = help,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, name, tokens => read(tokens[0].Value)),
    };

    private static Option<T[]> Rules<T>(string name, string help, string description, Func<string, T> read) => new(name)
    {
        Description = description,
        HelpName = help,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => Read(result, name, tokens => tokens.Select(token => read(token.Value)).ToArray()),
    };

    private static T? Read<T>(ArgumentResult result, string name, Func<IReadOnlyList<Token>, T> read)
    {
        try
        {
            return read(result.Tokens);
        }
        catch (FormatException fault)
        {
            result.AddError($"{name}: {fault.Message}");
            return default;
        }
    }

    private static int Whole(string text, int least, int most)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new FormatException($"'{text}' is not a whole number from {least} to {most}.");

    private static DateTimeOffset Moment(string text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is >= 1970 and < 9999
            ? moment.ToUniversalTime()
            : throw new FormatException($"'{text}' is not a time such as 2026-01-01T12:00:00Z.");

    // The parser of the command line knows no option whose value is null.
    private static TimeSpan Interval(string text)
        => text == "none" ? Timeout.InfiniteTimeSpan
            : Durations.Parse(text) is { } interval && interval >= ShortestInterval ? interval
            : throw new FormatException($"'{text}' is not a duration of at least 10ms, such as 5s, and not none.");
}
#endif
