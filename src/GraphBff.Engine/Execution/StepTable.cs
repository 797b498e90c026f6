using GraphBff.Engine.Inputs;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>The steps of one running operation, each at its index in the plan.</summary>
internal sealed class StepTable
{
    private readonly StepRun[] _runs;

    public StepTable(PlanRun operation, StepPlan[] steps, VariableValues variables)
    {
        Variables = variables;
        Account = operation.Account;
        _runs = steps.Length == 0 ? [] : new StepRun[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            _runs[i] = new StepRun(operation, steps[i]);
        }
    }

    public VariableValues Variables { get; }

    /// <summary>The items, bytes and errors that the operation may still use.</summary>
    public OperationAccount Account { get; }

    public StepRun this[int index] => _runs[index];

    public ReadOnlySpan<StepRun> All => _runs;
}
