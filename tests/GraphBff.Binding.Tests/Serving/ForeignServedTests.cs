using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Serving;
using GraphBff.Binding.Tests.Foreign;
using GraphBff.Binding.Types;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>
/// Real services that no one here wrote, before a server that answers by their descriptors: each bound field answers what the message's
/// JSON form says.
/// </summary>
public sealed class ForeignServedTests
{
    private const int Rounds = 3;

    public static TheoryData<ForeignPackage> Packages => [.. ForeignPackages.All];

    [Theory]
    [MemberData(nameof(Packages), DisableDiscoveryEnumeration = true)]
    public async Task Package_EachBoundField_HasTheValuesOfItsJsonForm(ForeignPackage package)
    {
        var plan = await ForeignPlans.ReadAsync(package);
        var answers = new RandomAnswers(plan, seed: 1);
        var sent = new ConcurrentDictionary<string, byte[]>();
        await using var server = await DescribedServer.StartAsync(
            plan.Services.Select(service => service.Service),
            (method, _) =>
            {
                lock (answers)
                {
                    var field = plan.Services.SelectMany(service => service.Methods).Single(other => other.Method == method).Field;
                    return [sent[method.FullName] = answers.Along(method.OutputType, field?.Path ?? []).ToBytes()];
                }
            });
        await using var graph = new ServedGraph(plan, server.Address);
        var types = new WireTypes();
        var expected = new ExpectedJson(plan, types, _ => Google.Protobuf.WellKnownTypes.Any.Descriptor);
        var selections = new Selections(plan);
        var faults = new List<string>();
        var checkedFields = 0;
        foreach (var method in plan.Services.SelectMany(service => service.Methods).Where(method => method.Use == MethodUse.Query))
        {
            for (var round = 0; round < Rounds && Unserved.Of(method) is null; round++)
            {
                var field = method.Field!;
                var isConnection = Unserved.IsConnection(field);
                var item = isConnection ? ItemOf(plan, field.Path[^1]) : field.Type;
                var inner = selections.Of(item);
                var query = $"{{ {field.Name}{selections.Arguments(field, new(plan))}{(isConnection ? $" {{ nodes{inner} }}" : inner)} }}";
                var response = await graph.RunAsync(query);
                if (response.TryGetProperty("errors", out var errors))
                {
                    faults.Add($"{field.Name}: {errors[0]}");
                    continue;
                }

                var value = response.GetProperty("data").GetProperty(field.Name);
                var root = WireDocument.Read(types.Of(method.Method.OutputType), sent[method.Method.FullName]).Root;
                if (Expect(selections, expected, field, item, root) is { } wanted)
                {
                    var actual = JsonNode.Parse((isConnection ? value.GetProperty("nodes") : value).GetRawText());
                    checkedFields++;
                    if (!JsonNode.DeepEquals(actual, wanted))
                    {
                        faults.Add($"{field.Name}:\n  {actual?.ToJsonString()}\n  {wanted.ToJsonString()}");
                    }
                }
            }
        }

        foreach (var method in plan.Services.SelectMany(service => service.Methods).Where(method => method.Use == MethodUse.Mutation))
        {
            checkedFields++;
            var response = await graph.RunAsync(await MutationAsync(graph, selections, method.Field!, plan));
            if (response.TryGetProperty("errors", out var errors))
            {
                faults.Add($"{method.Field!.Name}: {errors[0]}");
            }
            else if (response.GetProperty("data").GetProperty(method.Field!.Name).EnumerateObject().Any(
                member => member.Value.ValueKind == JsonValueKind.Null))
            {
                faults.Add($"{method.Field.Name}: no answer");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(5)) + $"\n{faults.Count} faults");
        Assert.True(checkedFields > 10, $"{checkedFields}");
    }

    private static async Task<string> MutationAsync(ServedGraph graph, Selections selections, FieldPlan field, GraphPlan plan)
    {
        var payload = await graph.RunAsync($$"""{ __type(name: "{{field.Type}}") { fields { name type { name } } } }""");
        var members = payload.GetProperty("data").GetProperty("__type").GetProperty("fields").EnumerateArray()
            .Select(member => (Name: Text(member), Type: Text(member.GetProperty("type"))))
            .Where(member => member.Name != "errors")
            .Select(member => member.Name + selections.Of(member.Type));
        var answer = $"{{ {string.Join(' ', members)} errors {{ message }} }}";
        return $"mutation {{ {field.Name}{selections.Arguments(field, new(plan))} {answer} }}";

        static string Text(JsonElement element) => element.GetProperty("name").GetString() ?? "";
    }

    private static string ItemOf(GraphPlan plan, FieldDescriptor list)
        => list.FieldType == FieldType.Message && WellKnown.Of(list.MessageType) is null
            ? plan.Types.First(type => !type.IsInput && type.Message == list.MessageType).Name : "String";

    private static JsonNode? Expect(Selections selections, ExpectedJson expected, FieldPlan field, string item, WireMessage root)
    {
        if (selections.Find(item) is not { } type)
        {
            return null;
        }

        foreach (var step in field.Path)
        {
            if (step.IsMap)
            {
                return null;
            }

            if (step.IsRepeated)
            {
                return new JsonArray([
                    .. root.Items(root.Type[step]).Select(message => expected.Of(type, message.Message, Selections.Depth)),
                ]);
            }

            root = root.Get(root.Type[step]).Message;
        }

        return expected.Of(type, root, Selections.Depth);
    }
}
