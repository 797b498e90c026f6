using System.Text.Json;
using GraphBff.Hosting.Commands;
using GraphBff.Schema.Commands;
using GraphBff.Schema.Usage;

namespace GraphBff.Schema.Tests.Commands;

/// <summary>Runs the command in a real git repository.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Order = ContractRepository.Order;

    private readonly ContractRepository _repository = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    /// <summary>The report without the list of reads, which another test covers.</summary>
    private string Changes
        => string.Join('\n', _output.ToString().Split('\n').Where(line => !line.StartsWith("Reads, ", StringComparison.Ordinal)));

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _repository.Dispose();
    }

    [Theory]
    [InlineData("same", 0, "SAFE: nothing changed against same")]
    [InlineData("less", 0, "SAFE: 1 change against less: 0 breaking, 0 dangerous, 1 safe")]
    [InlineData("more", 1, "BREAKING: 1 change against more: 1 breaking, 0 dangerous, 0 safe")]
    [InlineData("main~4", 0, "SAFE: nothing changed against main~4")]
    public async Task Against_Commit_IsJudged(string reference, int exitCode, string verdict)
    {
        Assert.Equal(exitCode, await RunAsync("--against", reference));

        Assert.Equal(verdict, _output.ToString().TrimEnd().Split('\n')[^1]);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Against_Commit_ListsTheReads()
    {
        await RunAsync("--against", "same");

        var reads = Assert.Single(_output.ToString().Split('\n'), line => line.StartsWith("Reads, ", StringComparison.Ordinal));
        Assert.Contains(
            "user.v1.UserService.BatchGetUsers, user.v1.UserService.GetUser, user.v1.UserService.ListUsers",
            reads,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Create", reads, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch", reads, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("none")]
    [InlineData("broken")]
    [InlineData("--output=x")]
    [InlineData("$(touch x)")]
    [InlineData("same:schema")]
    public async Task Against_NoContract_IsUnreadable(string reference)
    {
        var given = new CheckArguments(reference, Schema: null, Usage: [], IsJson: false);

        Assert.Equal(2, await CheckCommand.RunAsync(new ProductGraph(), given, _repository.FullName, _output, _error));

        Assert.Empty(_output.ToString());
        Assert.Contains(reference, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Against_ShallowClone_SaysThatItIs()
    {
        var clone = Path.Combine(_repository.FullName, "shallow");
        _repository.Git("clone", "--quiet", "--depth=1", "--no-tags", $"file://{_repository.FullName}", clone);

        Assert.Equal(2, await RunAsync(new DirectoryInfo(clone), "--against", "same"));
        Assert.Contains("The clone is shallow", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Against_NoRepository_QuotesGit()
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-no-git-");
        try
        {
            Assert.Equal(2, await RunAsync(folder, "--against", "same"));
            Assert.Contains("not a git repository", _error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Theory]
    [InlineData("garbage.graphql")]
    [InlineData("garbage.binpb")]
    public async Task Against_Garbage_IsOneLineOfIt(string name)
    {
        var file = Path.Combine(_repository.FullName, name);
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(file, bytes);

        Assert.Equal(2, await RunAsync("--against", file));
        var message = _error.ToString().TrimEnd();
        Assert.StartsWith($"{file} is no ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.InRange(message.Length, 1, 1_000);
    }

    [Theory]
    [InlineData("large.graphql")]
    [InlineData("large.binpb")]
    public async Task Against_LargeFile_IsRefused(string name)
    {
        var file = Path.Combine(_repository.FullName, name);
        await using (var stream = File.Create(file))
        {
            // A sparse file takes no space on the disk.
            stream.SetLength(80 * 1024 * 1024);
        }

        Assert.Equal(2, await RunAsync("--against", file));
        Assert.Contains("larger than 64 MiB", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--against")]
    [InlineData("--against", "")]
    [InlineData("--against", "same", "--format", "xml")]
    [InlineData("--against", "same", "--against", "less")]
    [InlineData("--against", "same", "extra")]
    [InlineData("--against", "same", "--verbose", "yes")]
    [InlineData("--usage", "x")]
    public async Task Arguments_NotUnderstood_SayWhy(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.EndsWith(
            ". See --help.", Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Against_CommitWithoutDescriptors_ComparesTheGraphOnly()
    {
        Assert.Equal(1, await RunAsync("--against", "more"));

        Assert.Equal(
            """
            BREAKING   Order.gift  the field was removed
            The protos are not compared: one side has no descriptor set.
            BREAKING: 1 change against more: 1 breaking, 0 dangerous, 0 safe

            """,
            Changes);
    }

    [Fact]
    public async Task Against_Directory_ComparesProtosToo()
    {
        var directory = Path.Combine(_repository.FullName, "old");
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "schema.graphql"), BuiltContract.Shared.Replace(Order, Order + "  gift: Boolean\n"));
        await File.WriteAllBytesAsync(
            Path.Combine(directory, "descriptor.binpb"),
            BuiltContract.Protos(
                "order/v1/order.proto",
                file => file.MessageType
                    .Single(message => message.Name == "Order").Field
                    .Add(new Google.Protobuf.Reflection.FieldDescriptorProto
                    {
                        Name = "gift",
                        Number = 50,
                        Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type.Bool,
                        Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label.Optional,
                    })));

        Assert.Equal(1, await RunAsync("--against", directory, "--usage", UsageOf("Order.gift")));

        Assert.Equal(
            $"""
            BREAKING   Order.gift  the field was removed
                       caused by order.v1.Order.gift: the field was removed, its number 50 not reserved
                       used by web 1, 2: 1,203 operations
            BREAKING   proto order.v1.Order.gift  the field was removed, its number 50 not reserved
                       in the graph: Order.gift
            BREAKING: 2 changes against {directory}: 2 breaking, 0 dangerous, 0 safe

            """,
            Changes);
    }

    [Fact]
    public async Task Against_WireThatBreaksUnderTheSameGraph_SaysForWhom()
    {
        var old = Path.Combine(_repository.FullName, "old");
        Directory.CreateDirectory(old);
        await File.WriteAllTextAsync(Path.Combine(old, "schema.graphql"), BuiltContract.Shared.Sdl);
        await File.WriteAllBytesAsync(
            Path.Combine(old, "descriptor.binpb"),
            BuiltContract.Protos(
                "order/v1/order.proto",
                proto => proto.MessageType.Single(message => message.Name == "Order").Field.Single(field => field.Name == "total").Number =
                    50));

        Assert.Equal(1, await RunAsync("--against", old, "--usage", UsageOf("Order.total")));

        Assert.Equal(
            $"""
            BREAKING   proto order.v1.Order.total  its number changed from 50 to 4
                       read by unchanged fields: Order.total
                       used by web 1, 2: 1,203 operations
            BREAKING: 1 change against {old}: 1 breaking, 0 dangerous, 0 safe

            """,
            Changes);
    }

    [Fact]
    public async Task Usage_OfOthers_LetsItPass()
    {
        Assert.Equal(0, await RunAsync("--against", "more", "--usage", UsageOf("Order.total")));

        Assert.Contains("no client in the record uses it; BREAKING without the record", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_NoRecord_IsUnreadable()
        => Assert.Equal(2, await RunAsync("--against", "more", "--usage", _repository.FullName));

    [Fact]
    public async Task Schema_OfAFile_IsCheckedInThePlaceOfTheBuild()
    {
        var file = Path.Combine(_repository.FullName, "next.graphql");
        await File.WriteAllTextAsync(file, BuiltContract.Shared.Replace("  \"The sum of the lines.\"\n  total: Money\n", ""));

        Assert.Equal(1, await RunAsync("--against", "same", "--schema", file));
        Assert.StartsWith("BREAKING   Order.total", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Against_DescriptorSet_ComparesTheProtosOnly()
    {
        var file = Path.Combine(_repository.FullName, "old.binpb");
        await File.WriteAllBytesAsync(file, BuiltContract.Descriptors());

        Assert.Equal(0, await RunAsync("--against", file));
        Assert.Contains("The graph is not compared", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_Json_IsForPrograms()
    {
        Assert.Equal(1, await RunAsync("--against", "more", "--format", "json", "--usage", UsageOf("Order.gift")));

        var report = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal("BREAKING", report.GetProperty("verdict").GetString());
        Assert.Equal(1, report.GetProperty("breaking").GetInt32());
        var change = Assert.Single(report.GetProperty("graph").EnumerateArray());
        Assert.Equal("FIELD_REMOVED", change.GetProperty("rule").GetString());
        Assert.Equal("Order.gift", change.GetProperty("coordinate").GetString());
        Assert.Equal("BREAKING", change.GetProperty("ruleSeverity").GetString());
        var client = Assert.Single(change.GetProperty("clients").EnumerateArray());
        Assert.Equal(1_203, client.GetProperty("operations").GetInt64());
        Assert.Equal(["1", "2"], client.GetProperty("versions").EnumerateArray().Select(version => version.GetString()));
    }

    private Task<int> RunAsync(params string[] arguments) => RunAsync(_repository.Folder, arguments);

    private Task<int> RunAsync(DirectoryInfo repository, params string[] arguments)
        => ProductCommand.RunAsync(["schema", "check", .. arguments], _output, _error, repository.FullName);

    private string UsageOf(string coordinate)
    {
        var file = Path.Combine(_repository.FullName, "usage.json");
        UsageFile.Write(file, new UsageContent(
            UsageContent.FormatName,
            UsageContent.FormatVersion,
            default,
            default,
            [
                new("web", "1", default, 1_200, new Dictionary<string, long> { [coordinate] = 1_200 }),
                new("web", "2", default, 5, new Dictionary<string, long> { [coordinate] = 3 }),
            ]));
        return file;
    }
}
